package city.madang.etl.privacy.search;

/// The loss of releasing a whole table on one vector of levels.
final class VectorLoss {
  /// More than everything: too many rows are in classes below k, or all. So it is on all vectors
  /// below, too.
  static final double FAILS = 2;

  /// The same with rows of classes that break the rules. Vectors below may do better, for a class
  /// that breaks them may be two, of which one does not.
  static final double BREAKS_RULES = 3;

  private final Task task;
  private final long rows;
  private final long[][] coveredByLevel;

  VectorLoss(Task task) {
    this.task = task;
    this.rows = task.tuples().totalRows();
    this.coveredByLevel = new long[task.width()][];
    for (int field = 0; field < task.width(); field++) {
      coveredByLevel[field] = coveredByLevel(field);
    }
  }

  /// The loss if nothing had to be suppressed.
  double lowerBound(int[] vector) {
    return withoutSuppression(vector).value();
  }

  /// The loss, or `FAILS`, or `BREAKS_RULES`.
  ///
  /// @param tuples rolled up to the vector
  double of(int[] vector, Tuples tuples) {
    var loss = withoutSuppression(vector);
    long few = 0;
    long breaking = 0;
    for (int tuple = 0; tuple < tuples.size(); tuple++) {
      if (!tuples.reachesK(tuple, task.k())) {
        few += tuples.rows(tuple);
        if (few > task.suppressible()) {
          return FAILS;
        }
        suppress(loss, vector, tuples, tuple);
      } else if (few + breaking <= task.suppressible() && !tuples.keeps(task.rules(), tuple)) {
        breaking += tuples.rows(tuple);
        suppress(loss, vector, tuples, tuple);
      }
    }
    if (few == rows) {
      return FAILS;
    }
    long suppressed = few + breaking;
    return suppressed == rows || suppressed > task.suppressible() ? BREAKS_RULES : loss.value();
  }

  private Loss withoutSuppression(int[] vector) {
    var loss = new Loss(task.hierarchies(), rows);
    for (int field = 0; field < vector.length; field++) {
      loss.add(field, coveredByLevel[field][vector[field]]);
    }
    return loss;
  }

  private void suppress(Loss loss, int[] vector, Tuples tuples, int tuple) {
    loss.addSuppressed(tuples.rows(tuple));
    for (int field = 0; field < vector.length; field++) {
      var level = task.hierarchies().get(field).level(vector[field]);
      loss.add(field, -tuples.rows(tuple), level.covered(tuples.code(tuple, field)));
    }
  }

  private long[] coveredByLevel(int field) {
    var hierarchy = task.hierarchies().get(field);
    var covered = new long[hierarchy.levels()];
    for (int level = 0; level < covered.length; level++) {
      for (int tuple = 0; tuple < task.tuples().size(); tuple++) {
        int leaves = hierarchy.level(level).covered(task.codeOn(level, tuple, field));
        covered[level] += task.tuples().rows(tuple) * leaves;
      }
    }
    return covered;
  }
}

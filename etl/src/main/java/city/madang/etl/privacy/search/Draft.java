package city.madang.etl.privacy.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// A proposal of a search: the levels on which each tuple is released.
///
/// A value is always released as its own ancestor, so a draft can be too fine but never untrue.
/// Tuples that nobody released are suppressed.
final class Draft {
  private final String method;
  private final Task task;
  private final int[][] levels;
  private final BitSet released = new BitSet();

  Draft(String method, Task task) {
    this.method = method;
    this.task = task;
    this.levels = new int[task.tuples().size()][];
  }

  void release(int tuple, int[] tupleLevels) {
    levels[tuple] = tupleLevels;
    released.set(tuple);
  }

  void suppress(int tuple) {
    released.clear(tuple);
  }

  String method() {
    return method;
  }

  boolean suppressed(int tuple) {
    return !released.get(tuple);
  }

  /// The levels of a released tuple.
  int[] levels(int tuple) {
    return levels[tuple];
  }

  int level(int tuple, int field) {
    return levels[tuple][field];
  }

  /// The released value.
  String label(int tuple, int field) {
    int level = level(tuple, field);
    return task.hierarchies().get(field).level(level).label(task.codeOn(level, tuple, field));
  }

  long suppressedRows() {
    return IntStream.range(0, levels.length)
        .filter(this::suppressed)
        .mapToLong(task.tuples()::rows)
        .sum();
  }

  double loss() {
    return loss(Earlier.NONE);
  }

  /// The loss of the whole table.
  double loss(Earlier earlier) {
    long others = earlier.staying() + earlier.heldBack();
    var loss = new Loss(task.hierarchies(), task.tuples().totalRows() + others);
    earlier.carried().forEach(carried -> addTo(loss, carried));
    loss.addSuppressed(earlier.heldBack());
    for (int tuple = 0; tuple < levels.length; tuple++) {
      if (suppressed(tuple)) {
        loss.addSuppressed(task.tuples().rows(tuple));
      } else {
        addTo(loss, tuple);
      }
    }
    return loss.value();
  }

  private void addTo(Loss loss, int tuple) {
    for (int field = 0; field < task.width(); field++) {
      int level = level(tuple, field);
      int covered =
          task.hierarchies().get(field).level(level).covered(task.codeOn(level, tuple, field));
      loss.add(field, task.tuples().rows(tuple), covered);
    }
  }

  private void addTo(Loss loss, CarriedClass carried) {
    for (int field = 0; field < task.width(); field++) {
      var hierarchy = task.hierarchies().get(field);
      var label = carried.labels().get(field);
      var level = hierarchy.level(hierarchy.levelOf(label));
      loss.add(field, carried.rows(), level.covered(level.find(label)));
    }
  }

  /// Rows released on each level of a field.
  List<Long> rowsByLevel(int field, Earlier earlier) {
    var hierarchy = task.hierarchies().get(field);
    var rows = new long[hierarchy.levels()];
    earlier
        .carried()
        .forEach(carried -> rows[hierarchy.levelOf(carried.labels().get(field))] += carried.rows());
    released.stream().forEach(t -> rows[level(t, field)] += task.tuples().rows(t));
    return IntStream.range(0, rows.length).mapToObj(level -> rows[level]).toList();
  }

  /// Counts again, from the released tuples, whether the draft keeps the policy.
  boolean keepsPolicy() {
    var table = task.newTableOfKeys();
    var tallies = new ArrayList<Tally>();
    released.stream().forEach(t -> tallyOf(tallies, table.findOrAdd(key(t)), t));
    return !released.isEmpty()
        && suppressedRows() <= task.suppressible()
        && tallies.stream().allMatch(Tally::acceptable);
  }

  private void tallyOf(List<Tally> tallies, int group, int tuple) {
    if (group == tallies.size()) {
      tallies.add(task.newTally());
    }
    task.tuples().addTo(tallies.get(group), tuple);
  }

  /// A released tuple as numbers: the level and the code of each value.
  int[] key(int tuple) {
    var key = new int[2 * task.width()];
    for (int field = 0; field < task.width(); field++) {
      key[2 * field] = level(tuple, field);
      key[2 * field + 1] = task.codeOn(level(tuple, field), tuple, field);
    }
    return key;
  }
}

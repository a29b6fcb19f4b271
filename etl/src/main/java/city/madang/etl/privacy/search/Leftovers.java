package city.madang.etl.privacy.search;

import java.util.ArrayList;
import java.util.List;

/// Finds a place for the few tuples that no class took: each joins the class that has to rise least
/// to cover it, unless suppression is allowed and cheaper.
final class Leftovers {
  /// Tuples that are released alike; the first stands for all.
  private record Members(List<Integer> tuples, long rows) {
    int first() {
      return tuples.getFirst();
    }

    Members with(int tuple, long moreRows) {
      tuples.add(tuple);
      return new Members(tuples, rows + moreRows);
    }
  }

  private final Task task;
  private final Draft draft;
  private final List<Members> classes = new ArrayList<>();

  Leftovers(Task task, Draft draft) {
    this.task = task;
    this.draft = draft;
  }

  /// @param left tuples that the draft suppresses
  void place(int[] left) {
    collectClasses();
    long suppressible = task.suppressible();
    for (int tuple : left) {
      long rows = task.tuples().rows(tuple);
      int best = cheapestClass(tuple);
      boolean suppress = rows <= suppressible && cost(best, tuple) >= (double) rows * task.width();
      if (suppress || classes.isEmpty()) {
        suppressible -= rows;
      } else {
        join(best, tuple);
      }
    }
  }

  private void collectClasses() {
    var table = task.newTableOfKeys();
    for (int tuple = 0; tuple < task.tuples().size(); tuple++) {
      if (!draft.suppressed(tuple)) {
        int number = table.findOrAdd(draft.key(tuple));
        if (number == classes.size()) {
          classes.add(new Members(new ArrayList<>(), 0));
        }
        classes.set(number, classes.get(number).with(tuple, task.tuples().rows(tuple)));
      }
    }
  }

  private int cheapestClass(int tuple) {
    int best = 0;
    double bestCost = Double.POSITIVE_INFINITY;
    for (int number = 0; number < classes.size(); number++) {
      double cost = cost(number, tuple);
      if (cost < bestCost) {
        best = number;
        bestCost = cost;
      }
    }
    return best;
  }

  /// What the class loses by rising, and the tuple by joining, in rows times fields.
  private double cost(int number, int tuple) {
    if (classes.isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    var members = classes.get(number);
    int first = members.first();
    double together = task.loss(first, meeting(first, tuple));
    double before = task.loss(first, draft.levels(first));
    return members.rows() * (together - before) + task.tuples().rows(tuple) * together;
  }

  private void join(int number, int tuple) {
    var meeting = meeting(classes.get(number).first(), tuple);
    classes.set(number, classes.get(number).with(tuple, task.tuples().rows(tuple)));
    classes.get(number).tuples().forEach(member -> draft.release(member, meeting));
  }

  /// The lowest levels, from those of the class upwards, on which both are equal.
  private int[] meeting(int member, int tuple) {
    var levels = draft.levels(member).clone();
    for (int field = 0; field < levels.length; field++) {
      while (task.codeOn(levels[field], member, field)
          != task.codeOn(levels[field], tuple, field)) {
        levels[field]++;
      }
    }
    return levels;
  }
}

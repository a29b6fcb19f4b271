package city.madang.etl.privacy.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Finds a place for the few tuples that no class took: each joins the class that has to rise least
/// to cover it, unless suppression is allowed and cheaper.
///
/// It joins classes that stay good classes with it, if there are any. Where there are none, a class
/// goes bad, and joins others in turn until it is good again.
final class Leftovers {
  /// Tuples that are released alike; the first stands for all.
  private record Members(List<Integer> tuples, Tally tally) {
    int first() {
      return tuples.getFirst();
    }

    long rows() {
      return tally.rows();
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
    placeEach(left);
    mend();
  }

  private void placeEach(int[] left) {
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
          classes.add(new Members(new ArrayList<>(), task.newTally()));
        }
        add(classes.get(number), tuple);
      }
    }
  }

  private void add(Members members, int tuple) {
    members.tuples().add(tuple);
    task.tuples().addTo(members.tally(), tuple);
  }

  private int cheapestClass(int tuple) {
    int best = 0;
    int bestGood = -1;
    double bestCost = Double.POSITIVE_INFINITY;
    double bestGoodCost = Double.POSITIVE_INFINITY;
    for (int number = 0; number < classes.size(); number++) {
      double cost = cost(number, tuple);
      if (cost < bestCost) {
        best = number;
        bestCost = cost;
      }
      if (cost < bestGoodCost && staysGood(number, tuple)) {
        bestGood = number;
        bestGoodCost = cost;
      }
    }
    return bestGood < 0 ? best : bestGood;
  }

  private boolean staysGood(int number, int tuple) {
    if (task.rules().isEmpty()) {
      return true;
    }
    var together = task.newTally();
    together.add(classes.get(number).tally());
    task.tuples().addTo(together, tuple);
    return together.acceptable();
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
    add(classes.get(number), tuple);
    classes.get(number).tuples().forEach(member -> draft.release(member, meeting));
  }

  /// Brings bad classes to others; in the end all rows are one, if nothing less helps.
  private void mend() {
    int bad = findBad();
    while (bad >= 0 && classes.size() > 1) {
      bring(classes.remove(bad));
      bad = findBad();
    }
  }

  private int findBad() {
    return task.rules().isEmpty()
        ? -1
        : IntStream.range(0, classes.size())
            .filter(number -> !classes.get(number).tally().acceptable())
            .findFirst()
            .orElse(-1);
  }

  private void bring(Members members) {
    var target = classes.get(cheapestClass(members.first()));
    var levels = meeting(target.first(), members.first());
    target.tuples().addAll(members.tuples());
    target.tally().add(members.tally());
    target.tuples().forEach(member -> draft.release(member, levels));
  }

  /// The lowest levels, from those of the two classes upwards, on which both are equal.
  private int[] meeting(int member, int tuple) {
    var levels = draft.levels(member).clone();
    for (int field = 0; field < levels.length; field++) {
      if (!draft.suppressed(tuple)) {
        levels[field] = Math.max(levels[field], draft.level(tuple, field));
      }
      while (task.codeOn(levels[field], member, field)
          != task.codeOn(levels[field], tuple, field)) {
        levels[field]++;
      }
    }
    return levels;
  }
}

package city.madang.etl.privacy.search;

import java.util.List;

/// Evaluates each vector of levels, with no pruning that could hide a mistake.
///
/// Its tasks have the same table, where row = entity, and differ in their policies.
final class EveryVector {
  private final Task task;
  private final Generalizer generalizer;
  private final List<VectorLoss> losses;
  private final long[] satisfying;

  EveryVector(List<Task> tasks) {
    this.task = tasks.getFirst();
    this.generalizer = new Generalizer(task);
    this.losses = tasks.stream().map(VectorLoss::new).toList();
    this.satisfying = new long[tasks.size()];
  }

  /// For each task, how many vectors keep its policy.
  long[] countSatisfying() {
    countFrom(new int[task.width()], 0, task.tuples());
    return satisfying;
  }

  private void countFrom(int[] vector, int turn, Tuples tuples) {
    for (int i = 0; i < satisfying.length; i++) {
      satisfying[i] += losses.get(i).of(vector, tuples) < VectorLoss.FAILS ? 1 : 0;
    }
    for (int field = turn; field < vector.length; field++) {
      if (vector[field] < task.top()[field]) {
        var upper = vector.clone();
        upper[field]++;
        countFrom(upper, field, generalizer.rollUp(tuples, vector, upper));
      }
    }
  }
}

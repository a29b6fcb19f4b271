package city.madang.etl.privacy.search;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/// Looks at every vector of levels that could still be the best one.
///
/// The loss without suppression only grows from a vector to those above it, and suppression can
/// only add to it: where it reaches the best loss known, the walk turns back. Rows in classes below
/// k fall on the way up, but not those in classes that break a rule for sensitive fields: so only k
/// tags vectors as failing. Each histogram is rolled up from the smaller one below it.
final class LatticeWalk {
  private final Task task;
  private final int[] top;
  private final Lattice lattice;
  private final Generalizer generalizer;
  private final VectorLoss losses;
  private final int[] widestFirst;
  private int[] best = {};
  private double bestLoss = Double.POSITIVE_INFINITY;

  LatticeWalk(Task task) {
    this.task = task;
    this.top = task.top();
    this.lattice = new Lattice(task.hierarchies());
    this.generalizer = new Generalizer(task);
    this.losses = new VectorLoss(task);
    this.widestFirst = widestFirst(task);
  }

  /// The vector with the least loss among those that keep the policy.
  Optional<int[]> findBest() {
    descend();
    climb(new int[top.length], 0, new int[top.length], task.tuples());
    return bestLoss <= 1 ? Optional.of(best) : Optional.empty();
  }

  /// Goes down from the top as long as it pays: a good first guess lets the climb turn back early.
  private void descend() {
    var from = top;
    consider(from, rollUp(from));
    for (double before = 2; bestLoss < before; from = best) {
      before = bestLoss;
      for (int field = 0; field < top.length; field++) {
        if (from[field] > 0) {
          var lower = moved(from, field, -1);
          if (!lattice.fails(lower)) {
            consider(lower, rollUp(lower));
          }
        }
      }
    }
  }

  /// Reaches each vector on one path: fields rise in turn, the ones with most values first.
  ///
  /// @param turn of the first field that may rise
  /// @param tuples rolled up to `from`, which is `vector` or below it
  private void climb(int[] vector, int turn, int[] from, Tuples tuples) {
    if (failsUpTo(ceiling(vector, turn), from, tuples)) {
      return;
    }
    boolean fails = lattice.fails(vector);
    var known = fails ? from : vector;
    var here = fails ? tuples : generalizer.rollUp(tuples, from, vector);
    if (!fails) {
      consider(vector, here);
    }
    for (int next = turn; next < top.length; next++) {
      int field = widestFirst[next];
      if (vector[field] < top[field]) {
        var upper = moved(vector, field, 1);
        if (losses.lowerBound(upper) < bestLoss) {
          climb(upper, next, known, here);
        }
      }
    }
  }

  /// Tells whether a vector fails, and with it all that lie between.
  private boolean failsUpTo(int[] ceiling, int[] from, Tuples tuples) {
    if (!lattice.fails(ceiling) && lattice.visit(ceiling)) {
      consider(ceiling, generalizer.rollUp(tuples, from, ceiling));
    }
    return lattice.fails(ceiling);
  }

  /// The highest vector that can be reached: all fields that may still rise are at their top.
  private int[] ceiling(int[] vector, int turn) {
    var ceiling = vector.clone();
    for (int next = turn; next < top.length; next++) {
      ceiling[widestFirst[next]] = top[widestFirst[next]];
    }
    return ceiling;
  }

  private void consider(int[] vector, Tuples tuples) {
    double loss = losses.of(vector, tuples);
    if (loss == VectorLoss.FAILS) {
      lattice.markFailing(vector);
    } else if (loss <= 1 && loss < bestLoss) {
      best = vector;
      bestLoss = loss;
    }
  }

  private Tuples rollUp(int[] vector) {
    return generalizer.rollUp(task.tuples(), new int[top.length], vector);
  }

  private static int[] moved(int[] vector, int field, int by) {
    var moved = vector.clone();
    moved[field] += by;
    return moved;
  }

  private static int[] widestFirst(Task task) {
    var hierarchies = task.hierarchies();
    return IntStream.range(0, hierarchies.size())
        .boxed()
        .sorted(Comparator.comparingInt(field -> -hierarchies.get(field).leaves()))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}

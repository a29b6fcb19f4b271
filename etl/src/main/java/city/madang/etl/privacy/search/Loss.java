package city.madang.etl.privacy.search;

import city.madang.etl.privacy.hierarchy.Hierarchy;
import java.util.List;

/// Adds up how many leaves the released values cover, in whole numbers, so that neither the order
/// nor the rounding of additions can change a loss.
///
/// Source: PRIVACY section 2: mean over the fields of (S/n − 1/D)/(1 − 1/D); a field with a single
/// leaf has nothing to lose and counts 0.
final class Loss {
  private final int[] leaves;
  private final long[] covered;
  private final long rows;

  /// @param rows all rows, suppressed ones included
  Loss(List<Hierarchy> hierarchies, long rows) {
    this.leaves = hierarchies.stream().mapToInt(Hierarchy::leaves).toArray();
    this.covered = new long[leaves.length];
    this.rows = rows;
  }

  /// Counts rows whose value of one field covers some leaves; fewer than 0 rows take back.
  void add(int field, long moreRows, int coveredLeaves) {
    add(field, Math.multiplyExact(moreRows, coveredLeaves));
  }

  /// Counts leaves that were multiplied by their rows already.
  void add(int field, long coveredByRows) {
    covered[field] += coveredByRows;
  }

  /// Counts rows whose every value is gone.
  void addSuppressed(long moreRows) {
    for (int field = 0; field < leaves.length; field++) {
      add(field, moreRows, leaves[field]);
    }
  }

  /// 0 nothing lost, 1 everything.
  double value() {
    double sum = 0;
    for (int field = 0; field < leaves.length; field++) {
      sum += lossOf(field);
    }
    return leaves.length == 0 ? 0 : sum / leaves.length;
  }

  private double lossOf(int field) {
    return leaves[field] == 1 ? 0 : (double) (covered[field] - rows) / rows / (leaves[field] - 1);
  }
}

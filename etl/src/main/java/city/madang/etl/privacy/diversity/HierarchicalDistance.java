package city.madang.etl.privacy.diversity;

import city.madang.etl.privacy.hierarchy.Hierarchy;
import city.madang.etl.privacy.histogram.ValueCounts;
import java.util.List;

/// Two values are as far apart as the level on which they meet is high.
///
/// At each inner node, what some children have too much fills what others lack, as far as it
/// reaches; that costs the level of the node by the height of the tree.
final class HierarchicalDistance implements TableDistance {
  private final int[] leafOf;
  private final double[] shares;

  /// For each level below the top, the parent of each label.
  private final int[][] parents;

  private final int[] sizes;

  /// @param values the field's values in the order of their codes; the hierarchy covers them
  HierarchicalDistance(ValueCounts whole, Hierarchy hierarchy, List<String> values) {
    this.leafOf = values.stream().mapToInt(hierarchy.level(0)::find).toArray();
    this.shares = TableDistance.shares(whole, values.size());
    this.parents = new int[hierarchy.levels() - 1][];
    this.sizes = new int[hierarchy.levels()];
    for (int level = 0; level < sizes.length; level++) {
      sizes[level] = hierarchy.level(level).size();
      if (level > 0) {
        parents[level - 1] = hierarchy.level(level - 1).codesOn(hierarchy.level(level));
      }
    }
  }

  @Override
  public double to(ValueCounts counts) {
    double cost = 0;
    var extra = extraOfLeaves(counts);
    for (int level = 1; level < sizes.length; level++) {
      var surplus = new double[sizes[level]];
      var lack = new double[sizes[level]];
      for (int node = 0; node < extra.length; node++) {
        int parent = parents[level - 1][node];
        surplus[parent] += Math.max(0, extra[node]);
        lack[parent] += Math.max(0, -extra[node]);
      }
      extra = new double[sizes[level]];
      for (int node = 0; node < extra.length; node++) {
        cost += level * Math.min(surplus[node], lack[node]);
        extra[node] = surplus[node] - lack[node];
      }
    }
    return parents.length == 0 ? 0 : cost / parents.length;
  }

  private double[] extraOfLeaves(ValueCounts counts) {
    var extra = new double[sizes[0]];
    for (int code = 0; code < leafOf.length; code++) {
      extra[leafOf[code]] -= shares[code];
    }
    for (int i = 0; i < counts.distinct(); i++) {
      extra[leafOf[counts.code(i)]] += (double) counts.rows(i) / counts.total();
    }
    return extra;
  }
}

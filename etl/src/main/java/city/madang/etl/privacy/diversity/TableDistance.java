package city.madang.etl.privacy.diversity;

import city.madang.etl.privacy.histogram.ValueCounts;

/// How far the distribution in a class is from that in the whole table before suppression, 0–1.
///
/// Source: Li, Li, Venkatasubramanian, "t-closeness: privacy beyond k-anonymity and l-diversity"
/// (2007): the earth mover's distance with three distances between values.
sealed interface TableDistance permits EqualDistance, HierarchicalDistance, OrderedDistance {
  double to(ValueCounts counts);

  /// The share of each value of the table.
  static double[] shares(ValueCounts whole, int values) {
    var shares = new double[values];
    for (int i = 0; i < whole.distinct(); i++) {
      shares[whole.code(i)] = (double) whole.rows(i) / whole.total();
    }
    return shares;
  }
}

package city.madang.etl.privacy.diversity;

import city.madang.etl.privacy.histogram.ValueCounts;

/// Any two values are equally far apart: half the sum of the differences, which is what the class
/// has too much of its values.
final class EqualDistance implements TableDistance {
  private final double[] shares;

  EqualDistance(ValueCounts whole) {
    this.shares = TableDistance.shares(whole, whole.distinct());
  }

  @Override
  public double to(ValueCounts counts) {
    double surplus = 0;
    for (int i = 0; i < counts.distinct(); i++) {
      double share = (double) counts.rows(i) / counts.total();
      surplus += Math.max(0, share - shares[counts.code(i)]);
    }
    return surplus;
  }
}

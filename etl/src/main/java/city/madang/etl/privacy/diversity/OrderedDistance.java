package city.madang.etl.privacy.diversity;

import city.madang.etl.privacy.histogram.ValueCounts;

/// Values stand in a row, neighbors equally far apart: what flows over each gap, by the number of
/// gaps.
final class OrderedDistance implements TableDistance {
  private final double[] shares;

  OrderedDistance(ValueCounts whole) {
    this.shares = TableDistance.shares(whole, whole.distinct());
  }

  @Override
  public double to(ValueCounts counts) {
    double flow = 0;
    double sum = 0;
    int next = 0;
    for (int code = 0; code < shares.length; code++) {
      flow -= shares[code];
      if (next < counts.distinct() && counts.code(next) == code) {
        flow += (double) counts.rows(next++) / counts.total();
      }
      sum += Math.abs(flow);
    }
    return shares.length < 2 ? 0 : sum / (shares.length - 1);
  }
}

package city.madang.etl.privacy.page;

import city.madang.etl.privacy.report.NoiseReport.ColumnNoise;
import java.math.BigDecimal;

/// How far the noise of a column reaches: z steps have a probability proportional to
/// exp(-decay·|z|).
///
/// @param step in units of the column
record NoiseSpread(double decay, long step) {
  static NoiseSpread of(ColumnNoise column, BigDecimal epsilon) {
    double steps = (double) column.sensitivity() / column.step();
    return new NoiseSpread(epsilon.doubleValue() / column.epsilonShare() / steps, column.step());
  }

  /// The smallest distance that the noise keeps with at least this probability, in steps.
  long stepsWithin(double probability) {
    return Math.max(
        0, (long) Math.ceil(-Math.log((1 - probability) * (1 + Math.exp(-decay)) / 2) / decay - 1));
  }

  /// The same in units of the column.
  long within(double probability) {
    return stepsWithin(probability) * step;
  }
}

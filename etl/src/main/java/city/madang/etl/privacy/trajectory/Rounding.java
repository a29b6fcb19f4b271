package city.madang.etl.privacy.trajectory;

import city.madang.etl.dataset.TrajectoryPolicy.Precision;
import java.math.BigDecimal;

/// Makes of a raw point what may be seen of it. Places become the nearest multiple of the step,
/// times the last one before.
final class Rounding {
  private final Precision precision;
  private final long timeMicros;
  private final BigDecimal place;
  private final BigDecimal speed;
  private final BigDecimal heading;

  Rounding(Precision precision) {
    this.precision = precision;
    this.timeMicros = Micros.of(precision.time());
    this.place = BigDecimal.valueOf(precision.placeDegrees());
    this.speed = BigDecimal.valueOf(precision.speed());
    this.heading = BigDecimal.valueOf(precision.headingDegrees());
  }

  TrackPoint of(RawPoint raw) {
    return new TrackPoint(
        time(raw),
        nearest(raw.latitude(), precision.placeDegrees(), place),
        nearest(raw.longitude(), precision.placeDegrees(), place),
        nearest(raw.speed(), precision.speed(), speed),
        nearest(raw.heading(), precision.headingDegrees(), heading) % 360);
  }

  long time(RawPoint raw) {
    return Math.floorDiv(raw.timeMicros(), timeMicros) * timeMicros;
  }

  /// Decimal, so that a released value shows its step and nothing below.
  private static double nearest(double value, double step, BigDecimal exactStep) {
    return Double.isNaN(value)
        ? value
        : exactStep.multiply(BigDecimal.valueOf(Math.round(value / step))).doubleValue();
  }
}

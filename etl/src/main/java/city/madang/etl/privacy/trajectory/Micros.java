package city.madang.etl.privacy.trajectory;

import java.time.Duration;

/// Durations as the engine counts them.
final class Micros {
  private Micros() {}

  static long of(Duration duration) {
    return duration.dividedBy(Duration.ofNanos(1_000));
  }
}

package city.madang.etl.webhook;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/// When a message that did not arrive is tried again: after 30 s, 2 min, 8 min, 32 min, 2 h, 8.5 h
/// and 12 h, each a fifth more or less by chance; eight tries in a day.
final class RetryPlan {
  private static final int TRIES = 8;
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final int FACTOR = 4;
  private static final Duration LONGEST = Duration.ofHours(12);
  private static final double JITTER = 0.2;

  private final DoubleSupplier random;

  /// @param random gives 0 to 1, so that receivers that failed together are not called together
  RetryPlan(DoubleSupplier random) {
    this.random = random;
  }

  /// The pause after a try that failed; empty if it was the last one.
  ///
  /// @param attempts that were made, this one among them
  /// @param asked by the receiver; never cut short
  Optional<Duration> pauseAfter(int attempts, Optional<Duration> asked) {
    if (attempts >= TRIES) {
      return Optional.empty();
    }
    var planned = FIRST.multipliedBy((long) Math.pow(FACTOR, attempts - 1));
    var limited = planned.compareTo(LONGEST) > 0 ? LONGEST : planned;
    double share = 1 - JITTER + 2 * JITTER * random.getAsDouble();
    var pause = Duration.ofMillis((long) (limited.toMillis() * share));
    return Optional.of(asked.filter(wish -> wish.compareTo(pause) > 0).orElse(pause));
  }
}

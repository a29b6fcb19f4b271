package city.madang.etl.webhook;

import java.time.Duration;
import java.util.Optional;

/// What became of one try to post a message.
public sealed interface PostOutcome {
  /// The receiver has it.
  record Delivered(int status) implements PostOutcome {}

  /// The receiver wants no more messages, ever: 410.
  record Gone() implements PostOutcome {}

  /// It did not arrive.
  ///
  /// @param reason without anything of the answer's body
  /// @param retryAfter when the receiver says so
  record Failed(String reason, Optional<Duration> retryAfter) implements PostOutcome {}
}

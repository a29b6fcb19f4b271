package city.madang.etl.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Reads the `Retry-After` header. Source: RFC 9110, section 10.2.3.
final class RetryAfter {
  /// Whoever wants a longer pause gets this one, or a message could wait for ever.
  static final Duration LONGEST = Duration.ofDays(1);

  private RetryAfter() {}

  /// @param header seconds or a date; anything else is as if it were not there
  static Optional<Duration> parse(String header, Instant now) {
    var text = header.strip();
    if (text.matches("[0-9]{1,9}")) {
      return Optional.of(limited(Duration.ofSeconds(Long.parseLong(text))));
    }
    try {
      var date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(limited(Duration.between(now, date)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Duration limited(Duration pause) {
    if (pause.isNegative()) {
      return Duration.ZERO;
    }
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }
}

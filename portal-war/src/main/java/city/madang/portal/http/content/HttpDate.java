package city.madang.portal.http.content;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Dates in headers, to the second.
///
/// Source: RFC 9110, section 5.6.7, with the two obsolete forms that a recipient must know.
public final class HttpDate {
  private static final DateTimeFormatter FIXED =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US);
  private static final DateTimeFormatter RFC_850 =
      new DateTimeFormatterBuilder()
          .appendPattern("EEEE, dd-MMM-")
          .appendValueReduced(ChronoField.YEAR, 2, 2, 1970)
          .appendPattern(" HH:mm:ss 'GMT'")
          .toFormatter(Locale.US);
  private static final DateTimeFormatter ASCTIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.US);

  private HttpDate() {}

  /// The form that is written, such as `Sun, 06 Nov 1994 08:49:37 GMT`.
  public static String format(Instant instant) {
    return FIXED.format(instant.atOffset(ZoneOffset.UTC));
  }

  /// The whole second in which `instant` lies: no header can say more.
  public static Instant toSecond(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS);
  }

  /// Reads a date; whatever is none is as if it were not there.
  public static Optional<Instant> parse(String header) {
    for (var form : List.of(FIXED, RFC_850, ASCTIME)) {
      try {
        var local = LocalDateTime.parse(header.strip(), form);
        return Optional.of(local.toInstant(ZoneOffset.UTC));
      } catch (DateTimeException _) {
        // another form, or none
      }
    }
    return Optional.empty();
  }
}

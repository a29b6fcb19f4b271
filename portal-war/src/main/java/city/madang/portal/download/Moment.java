package city.madang.portal.download;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// A moment of the past, as an address names it, so that the address always means the same.
///
/// Shape: an ISO 8601 date and time with its offset, or a date, which means its last moment in UTC.
final class Moment {
  private static final int DATE_LENGTH = "2026-11-24".length();

  private Moment() {}

  /// @throws IllegalArgumentException if `text` is no moment, or one that has not passed at `now`
  static Instant parse(String text, Instant now) {
    var moment = parse(text);
    if (moment.isAfter(now)) {
      throw new IllegalArgumentException(
          text.length() == DATE_LENGTH
              ? "a date means its end in UTC, and this one has not ended; leave it out for the"
                  + " current release"
              : "this moment is in the future; leave it out for the current release");
    }
    return moment;
  }

  private static Instant parse(String text) {
    try {
      return text.length() == DATE_LENGTH
          ? LocalDate.parse(text).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1)
          : OffsetDateTime.parse(text.replace(' ', '+')).toInstant(); // which '+' in a query means
    } catch (DateTimeException wrong) {
      throw new IllegalArgumentException(
          "write a date like 2026-11-24, or a moment like 2026-11-24T09:30:00Z", wrong);
    }
  }
}

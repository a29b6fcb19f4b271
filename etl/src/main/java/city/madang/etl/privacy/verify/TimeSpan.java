package city.madang.etl.privacy.verify;

import city.madang.etl.dataset.CalendarUnit;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Optional;

/// A span of time as a label names it: from `from` up to, but not with, `to`.
record TimeSpan(LocalDateTime from, LocalDateTime to) {
  private static final String FIRST_MOMENT = "0000-01-01T00:00:00";
  private static final int QUARTER_HOUR_LENGTH = "2026-11-23T08:15/08:30".length();
  private static final int DAY_PART_LENGTH = "2026-11-23T06/12".length();
  private static final int CLOCK_AT = "2026-11-23T".length();

  /// The span that `label` names, if it is one of `unit`; a time of day stands behind a date.
  static Optional<TimeSpan> find(String label, CalendarUnit unit) {
    try {
      return switch (unit) {
        case MINUTE -> one(label, 16, ChronoUnit.MINUTES);
        case QUARTER_HOUR -> clockSpan(label, QUARTER_HOUR_LENGTH, 15);
        case HOUR -> one(label, 13, ChronoUnit.HOURS);
        case DAY_PART -> clockSpan(label, DAY_PART_LENGTH, 6 * 60);
        case DAY -> one(label, 10, ChronoUnit.DAYS);
        case WEEK -> week(label);
        case MONTH -> one(label, 7, ChronoUnit.MONTHS);
        case QUARTER -> quarter(label);
        case YEAR -> one(label, 4, ChronoUnit.YEARS);
      };
    } catch (DateTimeException | NumberFormatException noTime) {
      return Optional.empty();
    }
  }

  /// A span that is named by the first `length` characters of its first moment.
  private static Optional<TimeSpan> one(String label, int length, ChronoUnit unit) {
    if (label.length() != length) {
      return Optional.empty();
    }
    var from = LocalDateTime.parse(label + FIRST_MOMENT.substring(length));
    return Optional.of(new TimeSpan(from, from.plus(1, unit)));
  }

  /// A span of the clock that is named by both of its ends, such as `08:15/08:30` or `06/12`.
  private static Optional<TimeSpan> clockSpan(String label, int length, int minutes) {
    int slash = label.indexOf('/');
    if (label.length() != length || slash < 0) {
      return Optional.empty();
    }
    var midnight = LocalDate.parse(label.substring(0, CLOCK_AT - 1)).atStartOfDay();
    int from = clock(label.substring(CLOCK_AT, slash));
    int to = clock(label.substring(slash + 1));
    return to - from == minutes && from % minutes == 0 && from >= 0 && to <= 24 * 60
        ? Optional.of(new TimeSpan(midnight.plusMinutes(from), midnight.plusMinutes(to)))
        : Optional.empty();
  }

  /// Minutes since midnight of `08:30` or `08`.
  private static int clock(String text) {
    int hours = Integer.parseInt(text.substring(0, 2));
    return text.length() == 2 ? hours * 60 : hours * 60 + Integer.parseInt(text.substring(3));
  }

  /// `2026-W48`: the week with January 4 is the first of a year.
  private static Optional<TimeSpan> week(String label) {
    if (label.length() != 8 || label.charAt(5) != 'W') {
      return Optional.empty();
    }
    int number = Integer.parseInt(label.substring(6));
    var monday =
        LocalDate.parse(label.substring(0, 5) + "01-04")
            .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number)
            .with(DayOfWeek.MONDAY)
            .atStartOfDay();
    return Optional.of(new TimeSpan(monday, monday.plusWeeks(1)));
  }

  /// `2026-Q4`.
  private static Optional<TimeSpan> quarter(String label) {
    if (label.length() != 7 || label.charAt(5) != 'Q') {
      return Optional.empty();
    }
    var first =
        LocalDate.parse(label.substring(0, 5) + "01-01")
            .with(IsoFields.QUARTER_OF_YEAR, Integer.parseInt(label.substring(6)))
            .atStartOfDay();
    return Optional.of(new TimeSpan(first, first.plusMonths(3)));
  }
}

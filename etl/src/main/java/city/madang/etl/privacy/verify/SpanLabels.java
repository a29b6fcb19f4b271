package city.madang.etl.privacy.verify;

import city.madang.etl.dataset.CalendarUnit;
import city.madang.etl.dataset.FieldType;
import city.madang.etl.privacy.RawHierarchy;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.IsoFields;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// The labels of times and cells at one level, made from calendar and digits, not from the search.
final class SpanLabels {
  private static final String TOP = "*";
  private static final String ANY_DAY = "1970-01-01T";
  private static final long PLACE = (1L << 52) - 1;

  private SpanLabels() {}

  /// Labels at `level`: 0 the values, then one level a unit, then `*`. What is no time has none.
  static Set<String> times(RawHierarchy.Times raw, int level) {
    if (level == 0 || level > raw.units().size()) {
      return level == 0 ? raw.values() : Set.of(TOP);
    }
    var labels = new HashSet<String>();
    for (var value : raw.values()) {
      try {
        labels.add(value.isEmpty() ? value : label(value, raw.type(), raw.units().get(level - 1)));
      } catch (DateTimeException noTime) {
        // Its rows are found to have an unknown label.
      }
    }
    return labels;
  }

  private static String label(String value, FieldType type, CalendarUnit unit) {
    if (type == FieldType.TIME) {
      return label(LocalDateTime.parse(ANY_DAY + value), unit).substring(ANY_DAY.length());
    }
    return label(
        type == FieldType.DATE ? LocalDate.parse(value).atStartOfDay() : LocalDateTime.parse(value),
        unit);
  }

  private static String label(LocalDateTime moment, CalendarUnit unit) {
    var day = moment.toLocalDate();
    int hour = moment.getHour();
    int minute = moment.getMinute();
    return switch (unit) {
      case MINUTE -> "%sT%s".formatted(day, clock(hour * 60 + minute));
      case QUARTER_HOUR -> {
        int from = hour * 60 + minute - minute % 15;
        yield "%sT%s/%s".formatted(day, clock(from), clock(from + 15));
      }
      case HOUR -> "%sT%s".formatted(day, two(hour));
      case DAY_PART -> "%sT%s/%s".formatted(day, two(hour - hour % 6), two(hour - hour % 6 + 6));
      case DAY -> day.toString();
      case WEEK ->
          "%s-W%s"
              .formatted(
                  four(day.get(IsoFields.WEEK_BASED_YEAR)),
                  two(day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
      case MONTH -> "%s-%s".formatted(four(day.getYear()), two(day.getMonthValue()));
      case QUARTER -> "%s-Q%d".formatted(four(day.getYear()), day.get(IsoFields.QUARTER_OF_YEAR));
      case YEAR -> four(day.getYear());
    };
  }

  private static String clock(int minutes) {
    return two(minutes / 60) + ":" + two(minutes % 60);
  }

  private static String two(int number) {
    return String.format(Locale.ROOT, "%02d", number);
  }

  private static String four(int number) {
    return String.format(Locale.ROOT, "%04d", number);
  }

  /// Labels at `level`: 0 the values, then one level a resolution, then `*`.
  static Set<String> cells(RawHierarchy.H3 raw, int level) {
    if (level == 0 || level > raw.resolutions().size()) {
      return level == 0 ? raw.values() : Set.of(TOP);
    }
    int resolution = raw.resolutions().get(level - 1);
    var labels = new HashSet<String>();
    for (var value : raw.values()) {
      if (value.isEmpty()) {
        labels.add(value);
      } else if (value.matches("8[0-9a-f]{14}")) {
        labels.add(cell(Long.parseLong(value, 16) & PLACE, resolution));
      }
    }
    return labels;
  }

  /// `8`, the resolution, then base cell and digits, of which the finer ones are all 7.
  private static String cell(long place, int resolution) {
    long finer = (1L << (3 * (15 - resolution))) - 1;
    return String.format(Locale.ROOT, "8%x%013x", resolution, place | finer);
  }
}

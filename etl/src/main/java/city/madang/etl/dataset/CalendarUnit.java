package city.madang.etl.dataset;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The spans of time that a date or a time of day can be told by, from fine to coarse.
public enum CalendarUnit {
  MINUTE,
  QUARTER_HOUR,
  HOUR,
  /// Night 00–06, morning 06–12, afternoon 12–18, evening 18–24.
  DAY_PART,
  DAY,
  /// Monday to Sunday, as in ISO 8601; it lies in no month and in no year.
  WEEK,
  MONTH,
  QUARTER,
  YEAR;

  /// The unit that a descriptor names, such as `day-part`.
  ///
  /// @throws IllegalArgumentException naming the units that are known
  public static CalendarUnit parse(String word) {
    return Arrays.stream(values())
        .filter(unit -> unit.toString().equals(word))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("'%s' is none of %s".formatted(word, known())));
  }

  /// Tells whether each span of this unit lies in a single one of `coarser`.
  public boolean nestsIn(CalendarUnit coarser) {
    return compareTo(coarser) < 0 && this != WEEK;
  }

  private static String known() {
    return Arrays.stream(values()).map(CalendarUnit::toString).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

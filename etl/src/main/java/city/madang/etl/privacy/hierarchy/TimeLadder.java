package city.madang.etl.privacy.hierarchy;

import city.madang.etl.dataset.CalendarUnit;
import city.madang.etl.dataset.FieldType;
import java.util.List;

/// Spans of time: `2026-11-23T08:15`, `2026-11-23T08`, `2026-11-23`, `2026-W48`, `2026-11`, `2026`.
///
/// Quarters of an hour and parts of a day tell both ends, `2026-11-23T08:15/08:30` and
/// `2026-11-23T06/12`, so that no label is mistaken for a minute or an hour. Labels of one level
/// sort by time, and need no language.
///
/// Source: ISO 8601, also for time intervals.
record TimeLadder(FieldType type, List<CalendarUnit> units) implements Ladder {
  private static final int QUARTER_MINUTES = 15;
  private static final int PART_HOURS = 6;

  @Override
  public int height() {
    return units.size();
  }

  @Override
  public List<String> objections(List<String> values) {
    long outside = values.stream().filter(value -> !IsoTime.fits(value, type)).count();
    return outside == 0
        ? List.of()
        : List.of(
            "%d values are no %s: give the field its type, so that such rows are rejected"
                .formatted(outside, name()));
  }

  private String name() {
    return switch (type) {
      case TIME -> "times such as 08:15:00";
      case DATE -> "dates such as 2026-11-23";
      case DATETIME, STRING, INTEGER, NUMBER, BOOLEAN, YEAR ->
          "dates and times such as 2026-11-23T08:15:00";
    };
  }

  @Override
  public String label(String value, int step) {
    int at = IsoTime.timeAt(type);
    return switch (units.get(step)) {
      case MINUTE -> value.substring(0, at + 5);
      case QUARTER_HOUR -> quarterHour(value, at);
      case HOUR -> value.substring(0, at + 2);
      case DAY_PART -> dayPart(value, at);
      case DAY -> value.substring(0, 10);
      case WEEK -> IsoTime.week(value);
      case MONTH -> value.substring(0, 7);
      case QUARTER -> value.substring(0, 4) + "-Q" + ((IsoTime.digits(value, 5, 2) + 2) / 3);
      case YEAR -> value.substring(0, 4);
    };
  }

  private static String quarterHour(String value, int at) {
    int minutes = IsoTime.digits(value, at, 2) * 60 + IsoTime.digits(value, at + 3, 2);
    int from = minutes / QUARTER_MINUTES * QUARTER_MINUTES;
    return value.substring(0, at) + clock(from) + "/" + clock(from + QUARTER_MINUTES);
  }

  private static String clock(int minutes) {
    return IsoTime.padded(minutes / 60, 2) + ":" + IsoTime.padded(minutes % 60, 2);
  }

  private static String dayPart(String value, int at) {
    int from = IsoTime.digits(value, at, 2) / PART_HOURS * PART_HOURS;
    var span = IsoTime.padded(from, 2) + "/" + IsoTime.padded(from + PART_HOURS, 2);
    return value.substring(0, at) + span;
  }
}

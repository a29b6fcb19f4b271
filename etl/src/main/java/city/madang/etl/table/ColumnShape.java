package city.madang.etl.table;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.TimeFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One way to read the values of a column.
///
/// @param format of a date or a time that is not written as ISO 8601 has it
public record ColumnShape(FieldType type, Optional<TimeFormat> format) {
  private static final List<String> DATES =
      List.of("%Y/%m/%d", "%Y.%m.%d", "%-m/%-d/%Y", "%-d/%-m/%Y", "%d.%m.%Y", "%Y%m%d");
  private static final List<String> MOMENTS =
      List.of(
          "%Y-%m-%d %H:%M",
          "%Y-%m-%d %-H:%M",
          "%Y-%m-%dT%H:%M:%S%z",
          "%Y/%m/%d %H:%M:%S",
          "%Y/%m/%d %-H:%M",
          "%Y.%m.%d %H:%M:%S",
          "%Y.%m.%d %-H:%M",
          "%-m/%-d/%Y %-H:%M:%S",
          "%-m/%-d/%Y %-H:%M",
          "%-d/%-m/%Y %-H:%M:%S",
          "%-d/%-m/%Y %-H:%M",
          "%Y%m%d%H%M%S",
          "%Y%m%d%H%M");

  /// All that are tried, the likeliest first.
  static final List<ColumnShape> ALL =
      Stream.of(
              Stream.of(FieldType.values())
                  .filter(type -> type != FieldType.STRING)
                  .map(type -> new ColumnShape(type, Optional.empty())),
              DATES.stream().map(format -> of(FieldType.DATE, format)),
              MOMENTS.stream().map(format -> of(FieldType.DATETIME, format)))
          .flatMap(shapes -> shapes)
          .toList();

  private static ColumnShape of(FieldType type, String format) {
    return new ColumnShape(type, Optional.of(new TimeFormat(format, Optional.empty())));
  }

  /// Whether digits alone fit it, so that only the heading tells a number from a day.
  public boolean digitsOnly() {
    return format.filter(time -> time.pattern().startsWith("%Y%m")).isPresent();
  }
}

package city.madang.etl.export.format;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/// Texts as they are; days, times and moments as ISO 8601 with their seconds.
final class IsoText {
  private IsoText() {}

  static String of(Object value) {
    return switch (value) {
      case LocalDateTime moment -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment);
      case LocalTime time -> DateTimeFormatter.ISO_LOCAL_TIME.format(time);
      default -> value.toString();
    };
  }
}

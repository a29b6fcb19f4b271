package city.madang.etl.release;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Release versions: `<yyyyMMdd>.<n>`.
final class Versions {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZoneOffset.UTC);

  private Versions() {}

  static String day(Instant now) {
    return DAY.format(now);
  }

  static int number(String version) {
    return Integer.parseInt(version.substring(version.indexOf('.') + 1));
  }
}

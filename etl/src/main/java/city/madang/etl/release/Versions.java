package city.madang.etl.release;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;

/// Release versions: `<yyyyMMdd>.<n>`.
final class Versions {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZoneOffset.UTC);

  private Versions() {}

  /// The order in which releases were made: `.10` after `.9`.
  static final Comparator<String> OLDEST_FIRST =
      Comparator.comparing((String version) -> version.substring(0, version.indexOf('.')))
          .thenComparingInt(Versions::number);

  static String day(Instant now) {
    return DAY.format(now);
  }

  static int number(String version) {
    return Integer.parseInt(version.substring(version.indexOf('.') + 1));
  }
}

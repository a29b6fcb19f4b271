package city.madang.etl.release;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.regex.Pattern;

/// Release versions: `<yyyyMMdd>.<n>`.
final class Versions {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZoneOffset.UTC);

  private static final Pattern SHAPE = Pattern.compile("\\d{8}\\.\\d{1,9}");

  private Versions() {}

  /// The order in which releases were made: `.10` after `.9`.
  static final Comparator<String> OLDEST_FIRST =
      Comparator.comparing(Versions::dayOf)
          .thenComparingInt(Versions::number)
          .thenComparing(Comparator.naturalOrder());

  /// Whether a visitor's text can be one at all; no database need be asked what it thinks of
  /// others.
  static boolean isVersion(String text) {
    return SHAPE.matcher(text).matches();
  }

  static String day(Instant now) {
    return DAY.format(now);
  }

  private static String dayOf(String version) {
    return version.split("\\.", 2)[0];
  }

  /// @param version `<yyyyMMdd>.<n>`
  static int number(String version) {
    return Integer.parseInt(version.substring(version.indexOf('.') + 1));
  }
}

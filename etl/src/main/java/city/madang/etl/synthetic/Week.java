package city.madang.etl.synthetic;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.util.List;
import java.util.stream.IntStream;

/// The week in which everything that is made up happens, in Korean time.
final class Week {
  static final LocalDate MONDAY = LocalDate.of(2026, Month.NOVEMBER, 16);
  private static final int HOURS = 7 * 24;

  private Week() {}

  /// The beginnings of its hours.
  static List<LocalDateTime> hours() {
    return IntStream.range(0, HOURS).mapToObj(MONDAY.atStartOfDay()::plusHours).toList();
  }
}

package city.madang.etl.records;

import city.madang.etl.records.query.Term;
import city.madang.etl.records.query.Term.TimePart;
import city.madang.etl.records.query.Term.TimeUnit;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Values of rows, and their order, in plain Java.
final class NaiveTerm {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

  private NaiveTerm() {}

  static @Nullable Object of(Term term, List<@Nullable Object> row) {
    var value = row.get(RandomTable.TABLE.fields().indexOf(term.field()));
    if (value == null || term instanceof Term.Column) {
      return value;
    }
    var time = LocalDateTime.parse(value.toString());
    return switch (term) {
      case Term.Column _ -> value;
      case Term.Bucket(var unit, _) -> SECONDS.format(begin(unit, time));
      case Term.Part(var part, _) -> (long) part(part, time);
    };
  }

  private static LocalDateTime begin(TimeUnit unit, LocalDateTime time) {
    var day = time.toLocalDate();
    return switch (unit) {
      case YEAR -> day.withDayOfYear(1).atStartOfDay();
      case QUARTER ->
          LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1).atStartOfDay();
      case MONTH -> day.withDayOfMonth(1).atStartOfDay();
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).atStartOfDay();
      case DAY -> day.atStartOfDay();
      case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
      case MINUTE -> time.truncatedTo(ChronoUnit.MINUTES);
    };
  }

  private static int part(TimePart part, LocalDateTime time) {
    return switch (part) {
      case YEAR -> time.getYear();
      case MONTH -> time.getMonthValue();
      case DAY -> time.getDayOfMonth();
      case WEEKDAY -> time.getDayOfWeek().getValue();
      case HOUR -> time.getHour();
    };
  }

  /// What is no number comes after all numbers; texts are in the order of their UTF-8 bytes.
  static int compare(Object a, Object b) {
    return switch (a) {
      case String text -> Arrays.compareUnsigned(utf8(text), utf8((String) b));
      case Long whole when b instanceof Long other -> Long.compare(whole, other);
      case Double number when b instanceof Double other -> Double.compare(number, other);
      case Boolean truth -> Boolean.compare(truth, (Boolean) b);
      default -> new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString()));
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

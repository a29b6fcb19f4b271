package city.madang.etl.privacy.verify;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.privacy.RawHierarchy;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.stream.LongStream;

/// Counts the moments between the two ends of a span, which it reads from the label.
final class TimeCoverage implements Coverage {
  /// The day that times of day are read on.
  private static final String ANY_DAY = "1970-01-01T";

  private final RawHierarchy.Times raw;
  private final SortedNumbers moments;

  TimeCoverage(RawHierarchy.Times raw) {
    this.raw = raw;
    this.moments = new SortedNumbers(raw.values().stream().flatMapToLong(this::micros));
  }

  private LongStream micros(String value) {
    var shortest =
        switch (raw.type()) {
          case TIME -> "23:59:59";
          case DATE -> "2026-11-23";
          case DATETIME, STRING, INTEGER, NUMBER, BOOLEAN, YEAR -> "2026-11-23T23:59:59";
        };
    try {
      return value.length() < shortest.length()
          ? LongStream.empty()
          : LongStream.of(micros(read(value)));
    } catch (DateTimeException noTime) {
      return LongStream.empty();
    }
  }

  private LocalDateTime read(String value) {
    var read =
        raw.type() == FieldType.DATE
            ? LocalDate.parse(value).atStartOfDay()
            : LocalDateTime.parse(onADay(value));
    if (read.getYear() < 1
        || read.getYear() > 9999
        || !read.truncatedTo(ChronoUnit.MICROS).equals(read)) {
      throw new DateTimeException("out of range");
    }
    return read;
  }

  private String onADay(String text) {
    return raw.type() == FieldType.TIME ? ANY_DAY + text : text;
  }

  private static long micros(LocalDateTime moment) {
    return ChronoUnit.MICROS.between(LocalDate.EPOCH.atStartOfDay(), moment);
  }

  @Override
  public String field() {
    return raw.field();
  }

  @Override
  public long leaves() {
    return raw.values().size();
  }

  @Override
  public long flaws() {
    return Coverage.unread(raw.values(), moments.size());
  }

  @Override
  public long covered(String value) {
    return Coverage.leafOrTop(raw.values(), value)
        .orElseGet(
            () ->
                raw.units().stream()
                    .flatMap(unit -> TimeSpan.find(onADay(value), unit).stream())
                    .mapToLong(this::count)
                    .findFirst()
                    .orElse(0));
  }

  private long count(TimeSpan span) {
    return moments.countBetween(micros(span.from()), micros(span.to()));
  }
}

package city.madang.etl.dataset;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.Optional;

/// When the portal publishes a dataset by itself.
///
/// @param cron five fields of a Unix crontab
/// @param zone whose wall clock the cron means
public record Schedule(String cron, ZoneId zone) {
  private static final Instant ANY_TIME = Instant.parse("2026-01-01T00:00:00Z");
  private static final int MOST_RUNS = 10_000;
  private static final CronParser PARSER =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

  /// @throws IllegalArgumentException if `cron` is not a crontab line's five fields, or never comes
  ///   true, as on 30 February
  public Schedule {
    PARSER.parse(cron).validate();
    if (next(cron, ANY_TIME.atZone(zone)).isEmpty()) {
      throw new IllegalArgumentException(
          "the cron '%s' never comes: no month has such a day".formatted(cron));
    }
  }

  /// The first time after `instant`.
  public Optional<Instant> nextAfter(Instant instant) {
    return next(cron, instant.atZone(zone)).map(ZonedDateTime::toInstant);
  }

  private static Optional<ZonedDateTime> next(String cron, ZonedDateTime after) {
    return ExecutionTime.forCron(PARSER.parse(cron)).nextExecution(after);
  }

  /// The most runs that any window of this length holds, both ends included; 10,000 if more.
  int mostWithin(Period window) {
    var end = after(ANY_TIME, window.plusYears(1));
    var within = new ArrayDeque<Instant>();
    int most = 0;
    var run = nextAfter(ANY_TIME);
    for (int n = 0; n < MOST_RUNS && run.filter(end::isAfter).isPresent(); n++) {
      var now = run.get();
      within.add(now);
      while (after(within.getFirst(), window).isBefore(now)) {
        within.removeFirst();
      }
      most = Math.max(most, within.size());
      run = nextAfter(now);
    }
    return most;
  }

  private static Instant after(Instant instant, Period period) {
    return instant.atOffset(ZoneOffset.UTC).plus(period).toInstant();
  }
}

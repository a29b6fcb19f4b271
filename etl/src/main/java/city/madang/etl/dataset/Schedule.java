package city.madang.etl.dataset;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/// When the portal publishes a dataset by itself.
///
/// @param cron five fields of a Unix crontab
/// @param zone whose wall clock the cron means
public record Schedule(String cron, ZoneId zone) {
  private static final CronParser PARSER =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

  /// @throws IllegalArgumentException if `cron` is not a crontab line's five fields
  public Schedule {
    PARSER.parse(cron).validate();
  }

  /// The first time after `instant`; empty when there is none, as for 30 February.
  public Optional<Instant> nextAfter(Instant instant) {
    return ExecutionTime.forCron(PARSER.parse(cron))
        .nextExecution(instant.atZone(zone))
        .map(ZonedDateTime::toInstant);
  }
}

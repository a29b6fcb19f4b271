package city.madang.etl.dataset;

import java.time.ZoneId;

/// When the portal publishes a dataset by itself.
///
/// @param cron five fields of a Unix crontab
/// @param zone whose wall clock the cron means
public record Schedule(String cron, ZoneId zone) {}

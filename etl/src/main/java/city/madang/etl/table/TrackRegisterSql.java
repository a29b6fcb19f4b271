package city.madang.etl.table;

import city.madang.etl.dataset.Table;
import city.madang.etl.dataset.TrackColumns;
import city.madang.etl.dataset.TrajectoryPolicy;
import java.nio.file.Path;
import java.util.Map;

/// The statements that write a release of trajectories down for the comparison with later ones.
///
/// Shape of an entry of points: a line for each entity and hour in which it is shown, with
/// `record`, `entity`, `hour` and `class`, which is equal exactly when the same points are shown;
/// and a line with nothing but `hour` for each hour of the source. An entry of flows is one of
/// people whose records are trips; its metadata tell the hours of the source and the rule.
final class TrackRegisterSql {
  /// Key of an entry's metadata: hours since 1970 that the source holds.
  static final String HOURS = "hours";

  /// Key of an entry's metadata: the rule it was made by.
  static final String RULE = "rule";

  private static final String HOUR_MICROS = "3600000000";

  private TrackRegisterSql() {}

  /// Raised when hashes are made in another way.
  static String form(Table table) {
    var entity = table.entity().orElseThrow();
    return "points 1 %s:%s".formatted(entity.name(), entity.type());
  }

  static String createHours(Path checked, TrajectoryPolicy.Columns columns) {
    return "CREATE TEMP TABLE _hours AS SELECT DISTINCT %s AS hour FROM %s"
        .formatted(hour(Sql.name(columns.time())), Sql.parquet(checked));
  }

  /// Points are added up, so that neither their order nor their number is a matter of memory.
  static String createShown(TrackFiles files, TrajectoryPolicy.Columns columns) {
    var time = "r." + Sql.name(columns.time());
    var parts =
        "r.%s, epoch_us(%s), r.%s, r.%s, %s, %s"
            .formatted(
                Sql.name(TrackColumns.SEQUENCE),
                time,
                Sql.name(columns.latitude()),
                Sql.name(columns.longitude()),
                columns.speed().map(TrackRegisterSql::orNone).orElse("''"),
                columns.heading().map(TrackRegisterSql::orNone).orElse("''"));
    return ("CREATE TEMP TABLE _shown AS SELECT p.vehicle, %s AS hour, count(*) AS points,"
            + " sum(md5_number_lower(concat_ws('|', %s))) AS content FROM %s r"
            + " JOIN %s p ON p.piece = r.piece GROUP BY p.vehicle, hour")
        .formatted(hour(time), parts, Sql.parquet(files.points()), Sql.parquet(files.pieces()));
  }

  private static String orNone(String column) {
    return "coalesce(r.%s::VARCHAR, '')".formatted(Sql.name(column));
  }

  private static String hour(String time) {
    return "epoch_us(%s) // %s".formatted(time, HOUR_MICROS);
  }

  static String copyPoints(Path target, String form, RegisterKey key) {
    var rows =
        "SELECT _hmac('shown ' || hour || ' ' || vehicle) AS record, _hmac('entity ' || vehicle) AS"
            + " entity, _hmac('hour ' || hour) AS hour, _hmac('points ' || points || ' ' ||"
            + " content) AS class FROM _shown UNION ALL SELECT NULL, NULL, _hmac('hour ' || hour),"
            + " NULL FROM _hours";
    return RegisterSql.copy(rows, target, form, key, Map.of());
  }

  /// Entities that `one` shows in an hour of both, but `other` does not, or in another way.
  static String exposed(Path one, Path other) {
    return ("SELECT x.entity FROM %1$s x WHERE x.record IS NOT NULL AND x.hour IN (SELECT hour FROM"
            + " %2$s) AND NOT EXISTS (SELECT 1 FROM %2$s y WHERE y.record = x.record AND y.class ="
            + " x.class)")
        .formatted(Sql.parquet(one), Sql.parquet(other));
  }

  static String shared(Path one, Path other) {
    return "SELECT x.entity FROM %s x JOIN %s y ON y.record = x.record"
        .formatted(Sql.parquet(one), Sql.parquet(other));
  }

  /// For each flow of both releases the entities that only `one` holds.
  static String rest(Path one, Path other) {
    return ("SELECT class, count(DISTINCT entity) AS people FROM %1$s x WHERE class IN (SELECT"
            + " class FROM %2$s) AND NOT EXISTS (SELECT 1 FROM %2$s y WHERE y.class = x.class"
            + " AND y.entity = x.entity) GROUP BY class")
        .formatted(Sql.parquet(one), Sql.parquet(other));
  }

  static String metadata(Path entry, String key) {
    return "SELECT decode(value) FROM parquet_kv_metadata(%s) WHERE decode(key) = %s"
        .formatted(Sql.pattern(entry), Sql.text(key));
  }
}

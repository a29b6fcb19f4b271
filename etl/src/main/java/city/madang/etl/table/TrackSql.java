package city.madang.etl.table;

import static java.util.stream.Collectors.joining;

import city.madang.etl.dataset.Table;
import city.madang.etl.dataset.TrackColumns;
import city.madang.etl.dataset.TrajectoryPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The statements around trajectories: `_points`, `_pieces` and `_trips` hold what was made.
final class TrackSql {
  static final List<String> TABLES =
      List.of(
          "CREATE TABLE _points (number BIGINT, seq BIGINT, micros BIGINT, latitude DOUBLE,"
              + " longitude DOUBLE, speed DOUBLE, heading DOUBLE)",
          "CREATE TABLE _pieces (number BIGINT, piece VARCHAR, vehicle VARCHAR)",
          "CREATE TABLE _trips (vehicle VARCHAR, origin VARCHAR, destination VARCHAR,"
              + " departure VARCHAR, number BIGINT)");

  private TrackSql() {}

  /// Entity, microseconds, latitude, longitude, speed and heading, by entity and time.
  static String raw(Path checked, Table table, TrajectoryPolicy.Columns columns) {
    return "SELECT %s, epoch_us(%s), %s, %s, %s, %s FROM %s ORDER BY 1, 2, %s"
        .formatted(
            entity(table),
            Sql.name(columns.time()),
            Sql.name(columns.latitude()),
            Sql.name(columns.longitude()),
            optional(columns.speed()),
            optional(columns.heading()),
            Sql.parquet(checked),
            StageSql.ROW);
  }

  private static String entity(Table table) {
    var field = table.entity().orElseThrow();
    return FieldSql.text(field, Sql.name(field));
  }

  private static String optional(Optional<String> column) {
    return column.map(Sql::name).orElse("NULL::DOUBLE");
  }

  /// Rows of which a condition is true.
  static String count(Path checked, String condition) {
    return "SELECT count(*) FROM %s WHERE %s".formatted(Sql.parquet(checked), condition);
  }

  static String points(TrajectoryPolicy.Columns columns) {
    var released =
        "SELECT p.piece AS %s, t.seq AS %s, make_timestamp(t.micros) AS %s, t.latitude AS %s, t.longitude AS %s"
            .formatted(
                Sql.name(TrackColumns.PIECE),
                Sql.name(TrackColumns.SEQUENCE),
                Sql.name(columns.time()),
                Sql.name(columns.latitude()),
                Sql.name(columns.longitude()));
    return released
        + columns.speed().map(name -> ", t.speed AS " + Sql.name(name)).orElse("")
        + columns.heading().map(name -> ", t.heading AS " + Sql.name(name)).orElse("")
        + " FROM _points t JOIN _pieces p ON p.number = t.number ORDER BY 1, 2";
  }

  static String pieces() {
    return "SELECT piece, vehicle FROM _pieces ORDER BY piece";
  }

  static String trips() {
    return "SELECT vehicle, origin, destination, departure AS %s, number AS %s FROM _trips ORDER BY number"
        .formatted(Sql.name(TrackColumns.FLOW.getLast()), StageSql.ROW);
  }

  /// The rows of a released file of points, as they stand there.
  static String released(Path points, TrajectoryPolicy.Columns columns) {
    return "SELECT coalesce(%s, ''), coalesce(%s, 0), epoch_us(%s), %s, %s, %s, %s FROM %s"
        .formatted(
            Sql.name(TrackColumns.PIECE),
            Sql.name(TrackColumns.SEQUENCE),
            Sql.name(columns.time()),
            Sql.name(columns.latitude()),
            Sql.name(columns.longitude()),
            optional(columns.speed()),
            optional(columns.heading()),
            Sql.parquet(points));
  }

  /// Entity, 1 if released, piece, microseconds, place in the piece, latitude and longitude, by
  /// entity; raw points first and by time, then released ones by piece.
  static String traced(
      TrackFiles files, Path checked, Table table, TrajectoryPolicy.Columns columns) {
    return ("SELECT %1$s, 0, '', epoch_us(%2$s), %9$s, %3$s, %4$s FROM %5$s UNION ALL"
            + " SELECT p.vehicle, 1, r.%6$s, epoch_us(r.%2$s), r.%7$s, r.%3$s, r.%4$s FROM %8$s r"
            + " JOIN %10$s p ON p.piece = r.%6$s ORDER BY 1, 2, 3, 4, 5")
        .formatted(
            entity(table),
            Sql.name(columns.time()),
            Sql.name(columns.latitude()),
            Sql.name(columns.longitude()),
            Sql.parquet(checked),
            Sql.name(TrackColumns.PIECE),
            Sql.name(TrackColumns.SEQUENCE),
            Sql.parquet(files.points()),
            StageSql.ROW,
            Sql.parquet(files.pieces()));
  }

  static String countVehicles(TrackFiles files) {
    return "SELECT count(DISTINCT p.vehicle) FROM (%s) r JOIN %s p ON p.piece = r.piece"
        .formatted(distinctPieces(files), Sql.parquet(files.pieces()));
  }

  static String countUnowned(TrackFiles files) {
    return ("SELECT count(*) FROM (SELECT r.piece FROM (%s) r LEFT JOIN %s p ON p.piece = r.piece"
            + " GROUP BY r.piece HAVING count(DISTINCT p.vehicle) <> 1)")
        .formatted(distinctPieces(files), Sql.parquet(files.pieces()));
  }

  static String countRawIds(TrackFiles files, Path checked, Table table) {
    return "SELECT count(*) FROM (%s) r WHERE r.piece IN (SELECT %s FROM %s)"
        .formatted(distinctPieces(files), entity(table), Sql.parquet(checked));
  }

  private static String distinctPieces(TrackFiles files) {
    return "SELECT DISTINCT piece FROM " + Sql.parquet(files.points());
  }

  /// Released trips grouped to flows, with the entities behind them.
  static String flows(Path releasedTrips, Path trips) {
    var cells =
        TrackColumns.FLOW.stream().map(name -> "r." + Sql.name(name)).collect(joining(", "));
    return ("SELECT %s, count(*) AS trips, count(DISTINCT t.vehicle) AS vehicles FROM %s r"
            + " JOIN %s l ON l.file_row_number = r.file_row_number"
            + " JOIN %s t ON t.%s = l.%s GROUP BY ALL ORDER BY ALL")
        .formatted(
            cells,
            Sql.numberedParquet(releasedTrips),
            Sql.numberedParquet(Releaser.lineage(trips)),
            Sql.parquet(trips),
            StageSql.ROW,
            StageSql.ROW);
  }
}

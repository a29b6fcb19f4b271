package city.madang.etl.table;

import city.madang.etl.dataset.IndexRule.Location;
import java.nio.file.Path;
import java.util.List;

/// Writes a released table as JSON, one object a line.
final class JsonExport {
  private JsonExport() {}

  static String lines(Session session, Path parquet, Path target) {
    var columns = Sql.list(Column.of(session, parquet), Column::exchanged);
    return copy("SELECT %s FROM %s".formatted(columns, Sql.parquet(parquet)), target);
  }

  /// Features that are points, longitude first as RFC 7946 has it.
  static String features(Session session, Path parquet, Location location, Path target) {
    var point =
        """
        CASE WHEN %1$s IS NOT NULL AND %2$s IS NOT NULL
          THEN {'type': 'Point', 'coordinates': [%2$s::DOUBLE, %1$s::DOUBLE]} END\
        """
            .formatted(Sql.name(location.latitude()), Sql.name(location.longitude()));
    return copy(select(point, Column.of(session, parquet), parquet), target);
  }

  /// Features with well-known text for a geometry, which is no property then.
  static String features(Session session, Path parquet, String shapes, Path target) {
    var others =
        Column.of(session, parquet).stream()
            .filter(column -> !column.name().equals(shapes))
            .toList();
    return copy(select(Sql.name(shapes), others, parquet), target);
  }

  private static String select(String geometry, List<Column> columns, Path parquet) {
    var properties =
        Sql.list(columns, column -> Sql.name(column.name()) + " := " + column.exchangedValue());
    return """
    SELECT 'Feature' AS "type", %s AS "geometry", %s AS "properties" FROM %s
    """
        .formatted(
            geometry,
            columns.isEmpty() ? "NULL" : "struct_pack(" + properties + ")",
            Sql.parquet(parquet));
  }

  /// West, south, east and north of the rows that have a place; no row if there is none.
  static String corners(Path parquet, Location location) {
    return """
    SELECT min(x), min(y), max(x), max(y) FROM (
      SELECT %1$s AS y, %2$s AS x FROM %3$s WHERE %1$s IS NOT NULL AND %2$s IS NOT NULL)
    HAVING count(*) > 0
    """
        .formatted(
            Sql.name(location.latitude()), Sql.name(location.longitude()), Sql.parquet(parquet));
  }

  private static String copy(String select, Path target) {
    return "COPY (%s) TO %s (FORMAT json, COMPRESSION 'none', USE_TMP_FILE false)"
        .formatted(select, Sql.path(target));
  }
}

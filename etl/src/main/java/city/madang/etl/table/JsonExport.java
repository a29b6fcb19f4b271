package city.madang.etl.table;

import city.madang.etl.dataset.IndexRule.Location;
import java.nio.file.Path;

/// Writes a released table as JSON.
final class JsonExport {
  private JsonExport() {}

  /// One object a line.
  static String lines(Session session, Path parquet, Path target) {
    var columns = Sql.list(Column.of(session, parquet), Column::exchanged);
    return copy("SELECT %s FROM %s".formatted(columns, Sql.parquet(parquet)), target, "");
  }

  /// One array of features, longitude first as RFC 7946 has it.
  static String features(Session session, Path parquet, Location location, Path target) {
    var properties =
        Sql.list(
            Column.of(session, parquet),
            column -> Sql.name(column.name()) + " := " + column.exchangedValue());
    var latitude = Sql.name(location.latitude());
    var longitude = Sql.name(location.longitude());
    var select =
        """
        SELECT 'Feature' AS "type",
          CASE WHEN %1$s IS NOT NULL AND %2$s IS NOT NULL
            THEN {'type': 'Point', 'coordinates': [%2$s::DOUBLE, %1$s::DOUBLE]} END AS "geometry",
          struct_pack(%3$s) AS "properties"
        FROM %4$s
        """
            .formatted(latitude, longitude, properties, Sql.parquet(parquet));
    return copy(select, target, ", ARRAY true");
  }

  private static String copy(String select, Path target, String option) {
    return "COPY (%s) TO %s (FORMAT json, COMPRESSION 'none', USE_TMP_FILE false%s)"
        .formatted(select, Sql.path(target), option);
  }
}

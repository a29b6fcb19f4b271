package city.madang.etl.export.format;

import city.madang.etl.dataset.FieldType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Envelope;

/// The statements that make a GeoPackage. Source: OGC 12-128r18, annexes C and F.3.
final class GeoPackageSql {
  /// `application_id` is "GPKG", `user_version` the version 1.3.0. There is no journal: a file that
  /// is not whole is thrown away.
  static final String SETTINGS =
      """
      PRAGMA journal_mode = OFF;
      PRAGMA synchronous = OFF;
      PRAGMA page_size = 4096;
      PRAGMA application_id = 1196444487;
      PRAGMA user_version = 10300
      """;

  private static final String RTREE = "http://www.geopackage.org/spec120/#extension_rtree";

  private static final String CORE =
      """
      CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY,
        organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL,
        definition TEXT NOT NULL, description TEXT);
      INSERT INTO gpkg_spatial_ref_sys VALUES
        ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', NULL),
        ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', NULL),
        ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",\
      SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],\
      AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],\
      UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]', NULL);
      CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL,
        identifier TEXT UNIQUE, description TEXT DEFAULT '',
        last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
        min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
        CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
      CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
        geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL,
        m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
        CONSTRAINT uk_gc_table_name UNIQUE (table_name),
        CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
        CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
      CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT,
        extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
        CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))
      """;

  private final String layer;
  private final String kind;
  private final String key;
  private final String geometry;
  private final SequencedMap<String, FieldType> types;

  /// @param kind of its geometries, such as `POINT`
  GeoPackageSql(String layer, String kind, SequencedMap<String, FieldType> types) {
    this.layer = layer;
    this.kind = kind;
    this.types = types;
    this.key = free("fid");
    this.geometry = free("geom");
  }

  /// The name, or one like it if a column has it already.
  private String free(String name) {
    boolean taken =
        types.keySet().stream().anyMatch(column -> column.toLowerCase(Locale.ROOT).equals(name));
    return taken ? free(name + "_") : name;
  }

  String tables() {
    var columns =
        types.entrySet().stream()
            .map(column -> ", " + name(column.getKey()) + " " + type(column.getValue()))
            .collect(Collectors.joining());
    return CORE
        + ";\nCREATE TABLE %s (%s INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, %s %s%s)"
            .formatted(name(layer), key, geometry, kind, columns);
  }

  private static String type(FieldType type) {
    return switch (type) {
      case INTEGER, YEAR -> "INTEGER";
      case NUMBER -> "DOUBLE";
      case BOOLEAN -> "BOOLEAN";
      case DATE -> "DATE";
      case STRING, TIME, DATETIME -> "TEXT";
    };
  }

  String insert() {
    return "INSERT INTO %s VALUES (?, ?%s)".formatted(name(layer), ", ?".repeat(types.size()));
  }

  /// Tells readers of the layer: what it is called, where it is, how its geometry is made.
  void describe(Connection connection, String changed, Envelope box) throws SQLException {
    var contents = "INSERT INTO gpkg_contents VALUES (?, 'features', ?, '', ?, ?, ?, ?, ?, 4326)";
    try (var statement = connection.prepareStatement(contents)) {
      statement.setString(1, layer);
      statement.setString(2, layer);
      statement.setString(3, changed);
      var edges = new double[] {box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()};
      for (int i = 0; i < edges.length; i++) {
        statement.setObject(4 + i, box.isNull() ? null : edges[i]);
      }
      statement.executeUpdate();
    }
    execute(
        connection,
        "INSERT INTO gpkg_geometry_columns VALUES ('%s', '%s', '%s', 4326, 0, 0)"
            .formatted(layer, geometry, kind));
    execute(
        connection,
        "INSERT INTO gpkg_extensions VALUES ('%s', '%s', 'gpkg_rtree_index', '%s', 'write-only')"
            .formatted(layer, geometry, RTREE));
  }

  /// The R-tree, still empty.
  String index() {
    return "CREATE VIRTUAL TABLE %s USING rtree(id, minx, maxx, miny, maxy)".formatted(tree());
  }

  String insertIntoIndex() {
    return "INSERT INTO %s VALUES (?, ?, ?, ?, ?)".formatted(tree());
  }

  /// What whoever changes the layer needs, to keep the index right.
  List<String> triggers() {
    return GeoPackageTriggers.of(layer, geometry, key);
  }

  private String tree() {
    return name("rtree_" + layer + "_" + geometry);
  }

  static void execute(Connection connection, String statements) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var sql : statements.split(";\n", -1)) {
        statement.execute(sql);
      }
    }
  }

  private static String name(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }
}

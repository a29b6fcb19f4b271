package city.madang.etl.export.format;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.source.Beside;
import city.madang.etl.table.Row;
import city.madang.etl.table.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.sqlite.JDBC;

/// Writes a table as a GeoPackage of one layer, row after row; equal rows give equal bytes.
///
/// Source: OGC 12-128r18 (GeoPackage 1.3) with the extension for R-trees. Moments have no zone
/// here, and a GeoPackage knows only moments in UTC: they are ISO 8601 texts.
final class GeoPackage {
  private static final int BATCH_ROWS = 1_000;

  /// The standard has exactly three digits of a second.
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final GeoPackageSql sql;
  private final List<String> columns;
  private final Placing placing;
  private final GeoPackageBinary binary = new GeoPackageBinary();

  private GeoPackage(String layer, SequencedMap<String, FieldType> types, Placing placing) {
    this.sql = new GeoPackageSql(layer, placing.kind(), types);
    this.columns = List.copyOf(types.sequencedKeySet());
    this.placing = placing;
  }

  /// Why these columns cannot be a layer; empty if they can.
  static Optional<String> findFault(Collection<String> columns) {
    var names = new HashSet<String>();
    for (var column : columns) {
      if (!names.add(column.toLowerCase(Locale.ROOT))) {
        return Optional.of("two columns differ only in upper and lower case: " + column);
      }
    }
    return Optional.empty();
  }

  /// @param changed when the layer changed
  static void write(
      String layer,
      SequencedMap<String, FieldType> types,
      Placing placing,
      Instant changed,
      Rows rows,
      Path target) {
    var writer = new GeoPackage(layer, types, placing);
    Beside.write(target, beside -> writer.write(rows, changed, beside));
  }

  private void write(Rows rows, Instant changed, Path target) throws IOException {
    try (var connection = JDBC.createConnection("jdbc:sqlite:" + target, new Properties())) {
      if (connection == null) {
        throw new IOException("the driver of SQLite does not know its own address");
      }
      GeoPackageSql.execute(connection, GeoPackageSql.SETTINGS);
      connection.setAutoCommit(false);
      GeoPackageSql.execute(connection, sql.tables());
      GeoPackageSql.execute(connection, sql.index());
      sql.describe(connection, MOMENT.format(changed), insert(connection, rows));
      for (var trigger : sql.triggers()) {
        GeoPackageSql.execute(connection, trigger);
      }
      connection.commit();
    } catch (SQLException failed) {
      // The message of the engine may hold a value.
      throw new IOException("cannot write a GeoPackage: " + failed.getErrorCode());
    }
  }

  private Envelope insert(Connection connection, Rows rows) throws SQLException {
    var box = new Envelope();
    try (var layer = connection.prepareStatement(sql.insert());
        var index = connection.prepareStatement(sql.insertIntoIndex())) {
      for (int waiting = 1; rows.hasNext(); waiting++) {
        insert(rows.next(), layer, index, box);
        if (waiting % BATCH_ROWS == 0) {
          layer.executeBatch();
          index.executeBatch();
        }
      }
      layer.executeBatch();
      index.executeBatch();
    }
    return box;
  }

  private void insert(Row row, PreparedStatement layer, PreparedStatement index, Envelope box)
      throws SQLException {
    layer.setLong(1, row.number());
    var geometry = placing.find(row);
    layer.setBytes(2, geometry.map(binary::of).orElse(null));
    if (geometry.isPresent() && !geometry.get().isEmpty()) {
      find(row.number(), geometry.get(), index);
      box.expandToInclude(geometry.get().getEnvelopeInternal());
    }
    for (int i = 0; i < columns.size(); i++) {
      set(layer, i + 3, row.values().get(columns.get(i)));
    }
    layer.addBatch();
  }

  private static void find(long number, Geometry geometry, PreparedStatement index)
      throws SQLException {
    var box = geometry.getEnvelopeInternal();
    index.setLong(1, number);
    index.setDouble(2, box.getMinX());
    index.setDouble(3, box.getMaxX());
    index.setDouble(4, box.getMinY());
    index.setDouble(5, box.getMaxY());
    index.addBatch();
  }

  private static void set(PreparedStatement statement, int place, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setObject(place, null);
      case Long whole -> statement.setLong(place, whole);
      case Double number -> statement.setDouble(place, number);
      case Boolean truth -> statement.setInt(place, truth ? 1 : 0);
      default -> statement.setString(place, IsoText.of(value));
    }
  }
}

package city.madang.etl.records;

import city.madang.etl.dataset.IndexRule.Location;
import city.madang.etl.records.query.QueryReader;
import city.madang.etl.records.query.QueryTexts;
import city.madang.etl.records.query.RecordTable;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A released file with duplicates and missing values, and a small way to ask it.
final class TestRecords {
  static final int ROWS = 1_000;
  static final Cursors CURSORS = new Cursors(new byte[Cursors.KEY_BYTES]);

  private TestRecords() {}

  static Path write(Path folder) throws SQLException {
    var file = folder.resolve("stops.parquet");
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      statement.execute(
          """
          COPY (SELECT 'S' || i AS stop_id, CASE WHEN i %% 7 = 0 THEN NULL ELSE 'z' || i %% 5 END AS zone,
            CASE WHEN i %% 11 = 0 THEN NULL ELSE i %% 13 END::BIGINT AS lines, i %% 4 / 2.0::DOUBLE AS fare,
            i %% 2 = 0 AS open, DATE '2026-01-01' + (i %% 90)::INTEGER AS since,
            TIMESTAMP '2026-01-01 00:00:00' + to_seconds(i * 3600) AS seen,
            (2000 + i %% 20)::INTEGER AS built, (37.0 + i / 10000.0)::DOUBLE AS lat, (127.0 + i / 10000.0)::DOUBLE AS lon,
            9007199254740993 + i AS big
            FROM range(%d) t(i)) TO '%s' (FORMAT parquet, ROW_GROUP_SIZE 256)
          """
              .formatted(ROWS, file));
    }
    return file;
  }

  /// Many numbers whose sums depend on the order in which they are added.
  static Path writeSums(Path folder) throws SQLException {
    var file = folder.resolve("sums.parquet");
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT (hash(i) % 2001)::BIGINT AS grp, (hash(i * 7) % 1000003) / 7.0::DOUBLE AS"
              + " val FROM range(300000) t(i)) TO '"
              + file
              + "' (FORMAT parquet, ROW_GROUP_SIZE 20000)");
    }
    return file;
  }

  /// The first column of any Parquet file, read by an engine of its own.
  static List<@Nullable Object> firstColumn(Path parquet) throws SQLException {
    var values = new ArrayList<@Nullable Object>();
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT * FROM '" + parquet + "'")) {
      while (rows.next()) {
        values.add(rows.getObject(1));
      }
    }
    return values;
  }

  static RecordTable table(RecordEngine engine, Path file) {
    var fields = engine.describe(file);
    var location =
        Optional.of(new Location("lat", "lon"))
            .filter(_ -> fields.stream().anyMatch(field -> field.name().equals("lat")));
    return new RecordTable("stops", fields, location);
  }

  /// All rows, page by page.
  static List<List<@Nullable Object>> walk(
      RecordEngine engine, Path file, QueryTexts texts, int limit) {
    var query = QueryReader.read(table(engine, file), texts);
    var rows = new ArrayList<List<@Nullable Object>>();
    var position = Optional.<Position>empty();
    do {
      var page = engine.page(file, query, position, limit);
      rows.addAll(page.rows());
      position =
          page.next().map(next -> CURSORS.decode("s", CURSORS.encode("s", next)).orElseThrow());
    } while (position.isPresent());
    return rows;
  }
}

package city.madang.etl.export.format;

import city.madang.etl.dataset.Constraints;
import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.IndexRule;
import city.madang.etl.dataset.Role;
import city.madang.etl.dataset.Table;
import city.madang.etl.export.LeftOut;
import city.madang.etl.table.EngineLimits;
import city.madang.etl.table.TableEngine;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A released file with every type and with values that formats tend to lose.
final class ReleasedTable {
  static final String ROWS =
      """
      SELECT * FROM (VALUES
        ('a', 1::BIGINT, 1.5::DOUBLE, true, DATE '2026-11-24', TIME '23:59:59',
          TIMESTAMP '2026-11-24 06:00:00', 1984::INTEGER, 37.5::DOUBLE, 127.0::DOUBLE, ''),
        ('한글 "따옴표", 쉼표', 9007199254740993, -0.000001, false, DATE '1899-12-31',
          TIME '00:00:00', TIMESTAMP '1969-07-20 20:17:40', 2026, -33.25, -70.125,
          'line' || chr(10) || 'feed'),
        ('=1+1', -9223372036854775807, 1e300, NULL, DATE '2024-02-29', TIME '12:30:00',
          TIMESTAMP '2024-02-29 23:59:59', 1900, NULL, 127.0, NULL),
        (' <&>_x0041_ ' || chr(13) || chr(9) || '𝄞 ', 0, 0.1, true, NULL, NULL, NULL, NULL,
          0.0, 0.0, '\\\\ back'' slash'),
        (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '')
      ) t(text, whole, number, truth, day, "time of day", moment, year, lat, lon, fid)
      """;

  private static final SequencedMap<String, FieldType> COLUMNS = columns();

  private ReleasedTable() {}

  private static SequencedMap<String, FieldType> columns() {
    var columns = new LinkedHashMap<String, FieldType>();
    columns.put("text", FieldType.STRING);
    columns.put("whole", FieldType.INTEGER);
    columns.put("number", FieldType.NUMBER);
    columns.put("truth", FieldType.BOOLEAN);
    columns.put("day", FieldType.DATE);
    columns.put("time of day", FieldType.TIME);
    columns.put("moment", FieldType.DATETIME);
    columns.put("year", FieldType.YEAR);
    columns.put("lat", FieldType.NUMBER);
    columns.put("lon", FieldType.NUMBER);
    columns.put("fid", FieldType.STRING);
    return columns;
  }

  static Table table() {
    var fields = new ArrayList<Field>();
    COLUMNS.forEach((name, type) -> fields.add(field(name, type)));
    var place = Optional.of(new IndexRule.Location("lat", "lon"));
    return new Table("things", "", fields, "things.rq", new IndexRule(true, List.of(), place));
  }

  private static Field field(String name, FieldType type) {
    return new Field(
        name, type, Role.OPEN, Optional.empty(), OptionalLong.empty(), Constraints.NONE);
  }

  /// Writes `<folder>/things.parquet` and all formats of it.
  static List<LeftOut> write(Path folder, String select, int threads) throws SQLException {
    return write(folder, table(), select, threads);
  }

  static List<LeftOut> write(Path folder, Table table, String select, int threads)
      throws SQLException {
    var released = folder.resolve("things.parquet");
    execute("COPY (%s) TO '%s' (FORMAT parquet)".formatted(select, released));
    var limits = new EngineLimits(128 << 20, threads);
    var scratch = folder.resolve(".scratch");
    try (var engine = TableEngine.open(scratch, limits, folder);
        var files = new TableFiles(engine, table, released)) {
      return files.write(Instant.parse("2026-11-24T00:00:00Z"));
    }
  }

  static void execute(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// The rows of an answer of any database, as the objects its driver makes.
  static List<List<@Nullable Object>> query(String url, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var all = new ArrayList<List<@Nullable Object>>();
      while (rows.next()) {
        var row = new ArrayList<@Nullable Object>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(rows.getObject(i));
        }
        all.add(row);
      }
      return all;
    }
  }
}

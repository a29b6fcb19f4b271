package city.madang.etl.records;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.IndexRule.Location;
import city.madang.etl.records.query.RecordField;
import city.madang.etl.records.query.RecordTable;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A table of few values, so that many are equal, and of the ones that are easily taken wrong:
/// none, empty and Korean texts, what is no number, whole numbers that no `double` holds.
///
/// @param rows each with a value for each field, as answers have them
record RandomTable(List<List<@Nullable Object>> rows) {
  static final RecordField NAME = new RecordField("이름", FieldType.STRING);
  static final RecordField WHOLE = new RecordField("whole", FieldType.INTEGER);
  static final RecordField NUMBER = new RecordField("a \"number\"", FieldType.NUMBER);
  static final RecordField OPEN = new RecordField("open", FieldType.BOOLEAN);
  static final RecordField SEEN = new RecordField("seen", FieldType.DATETIME);
  static final RecordField DAY = new RecordField("day", FieldType.DATE);
  static final RecordField LATITUDE = new RecordField("lat", FieldType.NUMBER);
  static final RecordField LONGITUDE = new RecordField("lon", FieldType.NUMBER);
  static final RecordTable TABLE =
      new RecordTable(
          "random",
          List.of(NAME, WHOLE, NUMBER, OPEN, SEEN, DAY, LATITUDE, LONGITUDE),
          Optional.of(new Location("lat", "lon")));

  private static final int MOST_ROWS = 3_000;

  static RandomTable draw(Random random) {
    var rows = new ArrayList<List<@Nullable Object>>();
    int count = random.nextInt(10) == 0 ? random.nextInt(MOST_ROWS) : random.nextInt(60);
    for (int i = 0; i < count; i++) {
      var row = new ArrayList<@Nullable Object>();
      TABLE.fields().forEach(field -> row.add(value(field, random)));
      rows.add(row);
    }
    return new RandomTable(rows);
  }

  private static @Nullable Object value(RecordField field, Random random) {
    return random.nextInt(6) == 0 ? null : drawValue(field, random);
  }

  /// A value that the field can have.
  static Object drawValue(RecordField field, Random random) {
    if (field.equals(LATITUDE) || field.equals(LONGITUDE)) {
      return degrees(field, random);
    }
    return switch (field.type()) {
      case STRING -> at(random, "", "a", "A", "ab", "a%b", "가", "가나", "세종 '역'", "_", "\\", "😀");
      case INTEGER ->
          at(random, 0L, 1L, -1L, 7L, Long.MAX_VALUE, Long.MIN_VALUE + 1, (1L << 53) + 1);
      case NUMBER -> at(random, 0.0, 0.5, -1.5, 3.0, 1e15, Double.NaN);
      case BOOLEAN -> random.nextBoolean();
      case DATETIME ->
          at(random, "2026-01-01T00:00:00", "2026-01-31T23:59:59", "2024-02-29T12:30:00");
      case DATE -> at(random, "2026-01-01", "2025-12-31", "2024-02-29");
      case TIME, YEAR -> throw new IllegalArgumentException("not in this table");
    };
  }

  private static Object degrees(RecordField field, Random random) {
    return field.equals(LATITUDE)
        ? at(random, 36.5, 36.51, 37.0, -90.0, 89.99)
        : at(random, 127.2, 127.25, 180.0, -179.99, 0.0);
  }

  @SafeVarargs
  static <T> T at(Random random, T... values) {
    return values[random.nextInt(values.length)];
  }

  void write(Path file) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE t (\"이름\" VARCHAR, whole BIGINT, \"a \"\"number\"\"\" DOUBLE,"
              + " open BOOLEAN, seen TIMESTAMP, day DATE, lat DOUBLE, lon DOUBLE)");
      connection.setAutoCommit(false);
      try (var insert = connection.prepareStatement("INSERT INTO t VALUES (?,?,?,?,?,?,?,?)")) {
        for (var row : rows) {
          for (int i = 0; i < row.size(); i++) {
            insert.setObject(i + 1, row.get(i));
          }
          insert.addBatch();
        }
        if (!rows.isEmpty()) {
          insert.executeBatch();
        }
      }
      connection.commit();
      statement.execute("COPY t TO '" + file + "' (FORMAT parquet, ROW_GROUP_SIZE 2048)");
    }
  }
}

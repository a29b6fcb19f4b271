package city.madang.etl.table;

import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.Table;
import city.madang.etl.privacy.histogram.Cell;
import city.madang.etl.privacy.histogram.Histogram;
import city.madang.etl.privacy.histogram.SensitiveField;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Groups a staged table by its quasi-identifiers.
///
/// With sensitive fields there is one cell for each combination of their values too; the histogram
/// adds them up, so that no group has to hold a list of values.
final class HistogramReader {
  private static final long[] NONE = {};

  private final Session session;
  private final Table table;
  private final List<Field> quasi;
  private final List<Field> sensitive;

  HistogramReader(Session session, Table table) {
    this.session = session;
    this.table = table;
    this.quasi = table.quasi();
    this.sensitive = table.sensitive();
  }

  /// @param k the most entity hashes of a cell; none if it is 0
  Histogram read(Path checked, int k) {
    var fields = quasi.stream().map(Field::name).toList();
    try (var rows =
        ResultRows.of(session, k == 0 ? countRows(checked) : countEntities(checked, k))) {
      return Histogram.of(
          fields, sensitiveFields(), Integer.MAX_VALUE, rows.stream(row -> cell(row, k)));
    }
  }

  private Cell cell(ResultSet row, int k) throws SQLException {
    var tuple = new ArrayList<String>(quasi.size());
    for (int i = 0; i < quasi.size(); i++) {
      tuple.add(row.getString(i + 1));
    }
    int next = quasi.size() + sensitive.size() + 1;
    long rows = row.getLong(next);
    var entities = k == 0 ? NONE : hashes(row.getArray(next + 1));
    return new Cell(tuple, rows, entities, counts(row, rows));
  }

  private List<Map<String, Long>> counts(ResultSet row, long rows) throws SQLException {
    var counts = new ArrayList<Map<String, Long>>(sensitive.size());
    for (int i = 0; i < sensitive.size(); i++) {
      counts.add(Map.of(row.getString(quasi.size() + i + 1), rows));
    }
    return counts;
  }

  private List<SensitiveField> sensitiveFields() {
    return sensitive.stream().map(field -> new SensitiveField(field.name(), field.type())).toList();
  }

  private static long[] hashes(Array array) throws SQLException {
    var values = (Object[]) array.getArray();
    var hashes = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      hashes[i] = (Long) values[i];
    }
    return hashes;
  }

  private String countRows(Path checked) {
    return "SELECT %s count(*) FROM %s %s HAVING count(*) > 0"
        .formatted(texts(), Sql.parquet(checked), TupleSql.grouping(quasi, sensitive));
  }

  private String texts() {
    return TupleSql.texts(quasi, "") + TupleSql.sensitiveTexts(sensitive, "");
  }

  /// First one row for each tuple and entity, so that a busy entity is counted once.
  private String countEntities(Path checked, int k) {
    return "SELECT %s sum(_rows)::BIGINT, min(_entity, %d) FROM (%s) %s HAVING count(*) > 0"
        .formatted(
            TupleSql.names(quasi) + TupleSql.sensitiveNames(sensitive),
            k,
            entities(checked),
            TupleSql.grouping(quasi, sensitive));
  }

  private String entities(Path checked) {
    var entity = table.entity().orElseThrow();
    // 63 bits, so that signed and unsigned order agree.
    var hash = "(hash(%s) >> 1)::BIGINT".formatted(FieldSql.text(entity, Sql.name(entity)));
    return "SELECT %s %s AS _entity, count(*) AS _rows FROM %s GROUP BY ALL"
        .formatted(texts(), hash, Sql.parquet(checked));
  }
}

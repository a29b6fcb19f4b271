package city.madang.etl.table;

import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.Table;
import city.madang.etl.privacy.histogram.Cell;
import city.madang.etl.privacy.histogram.Histogram;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Groups a staged table by its quasi-identifiers.
final class HistogramReader {
  private static final long[] NONE = {};

  private final Session session;
  private final Table table;
  private final List<Field> quasi;

  HistogramReader(Session session, Table table) {
    this.session = session;
    this.table = table;
    this.quasi = table.quasi();
  }

  /// @param k the most entity hashes of a cell; none if it is 0
  Histogram read(Path checked, int k) {
    var fields = quasi.stream().map(Field::name).toList();
    try (var rows =
        ResultRows.of(session, k == 0 ? countRows(checked) : countEntities(checked, k))) {
      return Histogram.of(fields, rows.stream(row -> cell(row, k)));
    }
  }

  private Cell cell(ResultSet row, int k) throws SQLException {
    var tuple = new ArrayList<String>(quasi.size());
    for (int i = 0; i < quasi.size(); i++) {
      tuple.add(row.getString(i + 1));
    }
    long rows = row.getLong(quasi.size() + 1);
    return new Cell(tuple, rows, k == 0 ? NONE : hashes(row.getArray(quasi.size() + 2)));
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
        .formatted(TupleSql.texts(quasi, ""), Sql.parquet(checked), TupleSql.grouping(quasi));
  }

  /// First one row for each tuple and entity, so that a busy entity is counted once.
  private String countEntities(Path checked, int k) {
    return "SELECT %s sum(_rows)::BIGINT, min(_entity, %d) FROM (%s) %s HAVING count(*) > 0"
        .formatted(TupleSql.names(quasi), k, entities(checked), TupleSql.grouping(quasi));
  }

  private String entities(Path checked) {
    var entity = table.entity().orElseThrow();
    // 63 bits, so that signed and unsigned order agree.
    var hash = "(hash(%s) >> 1)::BIGINT".formatted(FieldSql.text(entity, Sql.name(entity)));
    return "SELECT %s %s AS _entity, count(*) AS _rows FROM %s GROUP BY ALL"
        .formatted(TupleSql.texts(quasi, ""), hash, Sql.parquet(checked));
  }
}

package city.madang.etl.table;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a file row after row.
final class RowReader implements Rows {
  private final Session session;
  private final ResultRows results;
  private final List<String> columns;
  private final Iterator<Row> rows;

  private RowReader(Session session, ResultRows results) throws SQLException {
    this.session = session;
    this.results = results;
    this.columns = columns(results.rows());
    this.rows = results.iterator(this::row);
  }

  static RowReader of(Session session, Path parquet, long offset) {
    var results =
        ResultRows.of(
            session,
            "SELECT file_row_number AS _number, * EXCLUDE (file_row_number) FROM %s"
                    .formatted(Sql.numberedParquet(parquet))
                + " WHERE file_row_number >= "
                + offset);
    try {
      return new RowReader(session, results);
    } catch (SQLException e) {
      throw session.failure(e);
    }
  }

  private static List<String> columns(ResultSet rows) throws SQLException {
    var metadata = rows.getMetaData();
    var columns = new ArrayList<String>();
    for (int i = 2; i <= metadata.getColumnCount(); i++) {
      columns.add(metadata.getColumnName(i));
    }
    return columns;
  }

  private Row row(ResultSet row) throws SQLException {
    var values = new LinkedHashMap<String, @Nullable Object>();
    for (int i = 0; i < columns.size(); i++) {
      values.put(columns.get(i), value(row, i + 2));
    }
    return new Row(row.getLong(1) + 1, values);
  }

  /// A value of one of the types of [Row#values()].
  static @Nullable Object value(ResultSet row, int place) throws SQLException {
    var value = row.getObject(place);
    return switch (value) {
      case Integer year -> Long.valueOf(year);
      case java.sql.Timestamp _ -> row.getObject(place, LocalDateTime.class);
      case null, default -> value;
    };
  }

  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public Row next() {
    return rows.next();
  }

  @Override
  public void close() {
    try (session;
        results) {}
  }
}

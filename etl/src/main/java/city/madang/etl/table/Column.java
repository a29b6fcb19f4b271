package city.madang.etl.table;

import city.madang.etl.quality.ColumnSummary;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One column of a file of ours, as the file itself names it.
///
/// @param name as published
/// @param type in the words of the engine
record Column(String name, String type) {
  static List<Column> of(Session session, Path parquet) {
    var columns = new ArrayList<Column>();
    session.query(
        "DESCRIBE SELECT * FROM " + Sql.parquet(parquet),
        row -> columns.add(new Column(row.getString(1), row.getString(2))));
    return columns;
  }

  /// The value in an exchange format: times of day and dates as ISO 8601 has them.
  String exchanged() {
    var column = Sql.name(name);
    return type.equals("TIMESTAMP") ? exchangedValue() + " AS " + column : column;
  }

  /// The same without its name.
  String exchangedValue() {
    var column = Sql.name(name);
    return type.equals("TIMESTAMP") ? FieldSql.isoTimestamp(column) : column;
  }

  /// What the file holds in this column.
  ColumnSummary summarize(Session session, Path parquet) {
    var column = Sql.name(name);
    var summaries = new ArrayList<ColumnSummary>();
    session.query(
        "SELECT count(*) - count(%s), %s, %s FROM %s"
            .formatted(column, text("min"), text("max"), Sql.parquet(parquet)),
        row -> summaries.add(summary(row)));
    return summaries.getFirst();
  }

  private String text(String aggregate) {
    var value = aggregate + "(" + Sql.name(name) + ")";
    return type.equals("TIMESTAMP") ? FieldSql.isoTimestamp(value) : value + "::VARCHAR";
  }

  private ColumnSummary summary(ResultSet row) throws SQLException {
    var minimum = Optional.ofNullable(row.getString(2));
    return new ColumnSummary(name, row.getLong(1), minimum, Optional.ofNullable(row.getString(3)));
  }
}

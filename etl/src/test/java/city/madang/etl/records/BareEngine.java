package city.madang.etl.records;

import city.madang.etl.records.query.RecordQuery;
import city.madang.etl.records.sql.QuerySql;
import city.madang.etl.records.sql.Source;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/// DuckDB with the limits of ours and nothing else: what [RecordsBench] compares with.
record BareEngine(DuckDBConnection connection) implements AutoCloseable {
  static BareEngine open(RecordLimits limits) throws SQLException {
    var properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    var connection =
        DriverManager.getConnection("jdbc:duckdb:", properties).unwrap(DuckDBConnection.class);
    try (var statement = connection.createStatement()) {
      statement.execute("SET memory_limit = '" + limits.memoryBytes() + "B'");
      statement.execute("SET threads = " + limits.threads());
      statement.execute("SET parquet_metadata_cache = true");
    }
    return new BareEngine(connection);
  }

  /// How many rows the statement has that a page is made of.
  long page(Path file, RecordQuery query, Optional<Position> after, int limit) throws SQLException {
    var sql = new QuerySql(Source.of(file), query);
    var text = sql.page(after.map(Position::values).orElse(List.of()), limit);
    try (var statement = connection.prepareStatement(text)) {
      for (int i = 0; i < sql.parameters().size(); i++) {
        statement.setObject(i + 1, sql.parameters().get(i));
      }
      long count = 0;
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          count++;
        }
      }
      return count;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

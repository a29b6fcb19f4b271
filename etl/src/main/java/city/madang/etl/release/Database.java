package city.madang.etl.release;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// Statements and transactions over a data source, with failures as one unchecked exception.
final class Database {
  private final DataSource dataSource;

  Database(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  interface Work {
    void run(Write write) throws SQLException;
  }

  /// Statements of one transaction.
  record Write(Connection connection) {
    void update(String sql, Object... values) throws SQLException {
      try (var statement = prepare(connection, sql, values)) {
        statement.executeUpdate();
      }
    }
  }

  <T> List<T> query(String sql, RowReader<T> reader, Object... values) {
    try (var connection = dataSource.getConnection();
        var statement = prepare(connection, sql, values);
        var rows = statement.executeQuery()) {
      var read = new ArrayList<T>();
      while (rows.next()) {
        read.add(reader.read(rows));
      }
      return read;
    } catch (SQLException failed) {
      throw new DatabaseException(failed);
    }
  }

  void transaction(Work work) {
    try (var connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        work.run(new Write(connection));
        connection.commit();
      } catch (SQLException | RuntimeException failed) {
        connection.rollback();
        throw failed;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException failed) {
      throw new DatabaseException(failed);
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... values)
      throws SQLException {
    var statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}

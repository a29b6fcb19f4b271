package city.madang.etl.release;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// Statements and transactions over a data source, with failures as one unchecked exception.
public final class Database {
  private final DataSource dataSource;

  public Database(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /// Makes a value of the current row.
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /// What a transaction does.
  public interface Work {
    void run(Write write) throws SQLException;
  }

  /// Statements of one transaction.
  public record Write(Connection connection) {
    /// Changes rows.
    public void update(String sql, Object... values) throws SQLException {
      try (var statement = prepare(connection, sql, values)) {
        statement.executeUpdate();
      }
    }

    /// Reads what this transaction sees.
    public <T> List<T> query(String sql, RowReader<T> reader, Object... values)
        throws SQLException {
      return read(connection, sql, reader, values);
    }
  }

  /// Reads what has been committed.
  public <T> List<T> query(String sql, RowReader<T> reader, Object... values) {
    try (var connection = dataSource.getConnection()) {
      return read(connection, sql, reader, values);
    } catch (SQLException failed) {
      throw new DatabaseException(failed);
    }
  }

  /// Does the whole of `work`, or nothing of it.
  public void transaction(Work work) {
    try (var connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      // Who waited for a lock must see what its holder wrote, whatever the data source prefers.
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
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

  private static <T> List<T> read(
      Connection connection, String sql, RowReader<T> reader, Object... values)
      throws SQLException {
    try (var statement = prepare(connection, sql, values);
        var rows = statement.executeQuery()) {
      var read = new ArrayList<T>();
      while (rows.next()) {
        read.add(reader.read(rows));
      }
      return read;
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

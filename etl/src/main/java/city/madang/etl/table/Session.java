package city.madang.etl.table;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;

/// What one step asks an [Engine].
///
/// Messages of the engine quote data: [#failure] passes on their kind alone.
final class Session implements AutoCloseable {
  private static final Pattern KIND = Pattern.compile("^([A-Z][A-Za-z ]{1,40} Error):");

  private final String step;
  private final DuckDBConnection connection;
  private final Runnable after;

  private Session(String step, DuckDBConnection connection, Runnable after) {
    this.step = step;
    this.connection = connection;
    this.after = after;
  }

  /// Opens an engine for this step alone, which ends with it.
  ///
  /// @param step for messages, such as `stage trips`
  /// @param files all that the step reads and writes
  static Session open(String step, Path tempFolder, EngineLimits limits, Path... files) {
    var engine = Engine.ofFiles(tempFolder, limits, files);
    try {
      return new Session(step, engine.connect(), engine::close);
    } catch (SQLException e) {
      engine.close();
      throw failure(step, e);
    }
  }

  /// Asks an engine that goes on after this step: what is created must be temporary.
  static Session of(String step, Engine engine) {
    try {
      return new Session(step, engine.connect(), () -> {});
    } catch (SQLException e) {
      throw failure(step, e);
    }
  }

  DuckDBConnection connection() {
    return connection;
  }

  void execute(String sql) {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /// What is done with each row of an answer.
  @FunctionalInterface
  interface Reading {
    void read(ResultSet row) throws SQLException;
  }

  void query(String sql, Reading reading) {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        reading.read(rows);
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /// The one number that `sql` asks for.
  long queryLong(String sql) {
    var answer = new long[1];
    query(sql, row -> answer[0] = row.getLong(1));
    return answer[0];
  }

  TableException failure(SQLException e) {
    return failure(step, e);
  }

  TableException failure(String message) {
    return new TableException(step + ": " + message);
  }

  static TableException failure(String step, SQLException e) {
    var message = String.valueOf(e.getMessage());
    if (message.contains(ReleaseSql.UNPLANNED)) {
      return new TableException(step + ": a row's tuple is not in the plan; anonymize again");
    }
    var kind = KIND.matcher(message);
    var what = kind.find() ? kind.group(1) : e.getClass().getSimpleName();
    return new TableException(step + ": the table engine failed with \"" + what + "\"");
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failure(e);
    } finally {
      after.run();
    }
  }
}

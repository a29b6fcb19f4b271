package city.madang.etl.records;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the copy of a released file: a database with one table, which also has [Sql#ROW].
final class CopyBuilder {
  private static final Logger LOG = LoggerFactory.getLogger(CopyBuilder.class);

  private @Nullable Statement underway;
  private boolean cancelled;

  void write(Path file, Path copy) {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      begin(statement);
      for (var sql :
          List.of(
              "SET memory_limit = '256MiB'",
              "SET threads = 1",
              "SET temp_directory = ''",
              "ATTACH " + Sql.text(copy.toAbsolutePath().toString()) + " AS copy",
              "CREATE TABLE copy." + Sql.COPIED + " AS SELECT * FROM " + Sql.rows(file),
              "DETACH copy")) {
        if (isCancelled()) {
          throw new SQLException("closed");
        }
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw Failures.of(e);
    } finally {
      end();
    }
  }

  private synchronized void begin(Statement statement) {
    underway = statement;
  }

  private synchronized void end() {
    underway = null;
  }

  synchronized boolean isCancelled() {
    return cancelled;
  }

  /// Ends what is under way; nothing is written any more.
  synchronized void cancel() {
    cancelled = true;
    try {
      if (underway != null) {
        underway.cancel();
      }
    } catch (SQLException e) {
      LOG.debug("the copy had ended already", e);
    }
  }
}

package city.madang.etl.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;

/// One engine in memory for one step, which can touch only the files of that step.
///
/// Extensions and other files are out of its reach, and the configuration is locked. Messages of
/// the engine quote data: [#failure] passes on their kind alone.
final class Session implements AutoCloseable {
  private static final Pattern KIND = Pattern.compile("^([A-Z][A-Za-z ]{1,40} Error):");

  private final String step;
  private final Path spill;
  private final DuckDBConnection connection;

  private Session(String step, Path spill, DuckDBConnection connection) {
    this.step = step;
    this.spill = spill;
    this.connection = connection;
  }

  /// @param step for messages, such as `stage trips`
  /// @param files all that the step reads and writes
  static Session open(String step, Path tempFolder, EngineLimits limits, Path... files) {
    try {
      Files.createDirectories(tempFolder);
      var spill = Files.createTempDirectory(tempFolder, "spill-");
      var session = new Session(step, spill, connect());
      session.configure(limits, List.of(files));
      return session;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw failure(step, e);
    }
  }

  private static DuckDBConnection connect() throws SQLException {
    var properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    return DriverManager.getConnection("jdbc:duckdb:", properties).unwrap(DuckDBConnection.class);
  }

  private void configure(EngineLimits limits, List<Path> files) {
    execute("SET memory_limit = '" + limits.memoryBytes() + "B'");
    execute("SET threads = " + limits.threads());
    execute("SET temp_directory = " + Sql.path(spill));
    execute("SET preserve_insertion_order = true");
    execute("SET TimeZone = 'UTC'");
    execute("SET autoinstall_known_extensions = false");
    execute("SET autoload_known_extensions = false");
    execute("SET allow_community_extensions = false");
    execute("SET allowed_paths = [" + Sql.texts(allowed(files)) + "]");
    execute("SET enable_external_access = false");
    execute("SET lock_configuration = true");
  }

  private static List<String> allowed(List<Path> files) {
    var paths = new ArrayList<String>();
    for (var file : files) {
      paths.add(file.toAbsolutePath().toString());
      paths.add(Sql.escapePattern(file));
    }
    return paths;
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

  private static TableException failure(String step, SQLException e) {
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
      deleteSpill();
    } catch (SQLException e) {
      throw failure(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void deleteSpill() throws IOException {
    try (var files = Files.walk(spill)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}

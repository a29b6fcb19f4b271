package city.madang.etl.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/// One DuckDB in memory, which can touch only the files and folders that it is given.
///
/// Extensions and other files are out of its reach, and the configuration is locked. To start one,
/// and to end it, takes longer than most of what it is asked.
final class Engine implements AutoCloseable {
  private final Path spill;
  private final DuckDBConnection connection;

  private Engine(Path spill, DuckDBConnection connection) {
    this.spill = spill;
    this.connection = connection;
  }

  static Engine ofFiles(Path tempFolder, EngineLimits limits, Path... files) {
    var allowed = new ArrayList<String>();
    for (var file : files) {
      allowed.add(file.toAbsolutePath().toString());
      allowed.add(Sql.escapePattern(file));
    }
    return open(tempFolder, limits, "allowed_paths = [" + Sql.texts(allowed) + "]");
  }

  /// @param folder with all that it reads and writes
  static Engine ofFolder(Path tempFolder, EngineLimits limits, Path folder) {
    var allowed = List.of(folder.toAbsolutePath().toString(), Sql.escapePattern(folder));
    return open(tempFolder, limits, "allowed_directories = [" + Sql.texts(allowed) + "]");
  }

  private static Engine open(Path tempFolder, EngineLimits limits, String reach) {
    try {
      Files.createDirectories(tempFolder);
      var spill = Files.createTempDirectory(tempFolder, "spill-");
      return started(new Engine(spill, start()), limits, reach);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw Session.failure("start the table engine", e);
    }
  }

  private static Engine started(Engine engine, EngineLimits limits, String reach)
      throws SQLException {
    try {
      engine.configure(limits, reach);
      return engine;
    } catch (SQLException e) {
      engine.close();
      throw e;
    }
  }

  private static DuckDBConnection start() throws SQLException {
    var properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    return DriverManager.getConnection("jdbc:duckdb:", properties).unwrap(DuckDBConnection.class);
  }

  private void configure(EngineLimits limits, String reach) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var setting :
          List.of(
              "memory_limit = '" + limits.memoryBytes() + "B'",
              "threads = " + limits.threads(),
              "temp_directory = " + Sql.path(spill),
              "preserve_insertion_order = true",
              "TimeZone = 'UTC'",
              "autoinstall_known_extensions = false",
              "autoload_known_extensions = false",
              "allow_community_extensions = false",
              reach,
              "enable_external_access = false",
              "lock_configuration = true")) {
        statement.execute("SET " + setting);
      }
    }
  }

  /// A connection with temporary tables of its own; whoever takes it closes it.
  DuckDBConnection connect() throws SQLException {
    return connection.duplicate();
  }

  @Override
  public void close() {
    try {
      try {
        connection.close();
      } finally {
        delete(spill);
      }
    } catch (SQLException e) {
      throw Session.failure("end the table engine", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The folder around it may be gone: what ends a run deletes it.
  private static void delete(Path spill) throws IOException {
    if (Files.exists(spill)) {
      try (var files = Files.walk(spill)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}

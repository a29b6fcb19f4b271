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
import java.util.stream.Stream;
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
    var allowed = names(List.of(files));
    return open(tempFolder, limits, "allowed_paths = [" + Sql.texts(allowed) + "]");
  }

  /// @param folder with all that it reads and writes
  static Engine ofFolder(Path tempFolder, EngineLimits limits, Path folder) {
    var allowed = names(List.of(folder));
    return open(tempFolder, limits, "allowed_directories = [" + Sql.texts(allowed) + "]");
  }

  /// As it is given them, and as it names them itself.
  private static List<String> names(List<Path> files) {
    return files.stream()
        .flatMap(file -> Stream.of(file.toAbsolutePath().toString(), Sql.escapePattern(file)))
        .toList();
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
    var settings = new ArrayList<>(List.of(reach));
    settings.addAll(
        List.of(
            "memory_limit = '" + limits.memoryBytes() + "B'",
            "threads = " + limits.threads(),
            "temp_directory = " + Sql.path(spill),
            "preserve_insertion_order = true",
            "TimeZone = 'UTC'",
            "enable_external_file_cache = false", // a file may be replaced within one tick
            "autoinstall_known_extensions = false",
            "autoload_known_extensions = false",
            "allow_community_extensions = false",
            "enable_external_access = false",
            "lock_configuration = true"));
    try (var statement = connection.createStatement()) {
      for (var setting : settings) {
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

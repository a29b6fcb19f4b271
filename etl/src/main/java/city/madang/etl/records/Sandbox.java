package city.madang.etl.records;

import city.madang.etl.records.RecordsException.Reason;
import city.madang.etl.records.sql.Source;
import city.madang.etl.records.sql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/// One engine in memory that reaches the given files alone: no other file, no network, no
/// extension, and nobody can change that. It is closed when its last user has left.
final class Sandbox {
  private static final String SPILL_BYTES = "8GiB";

  private final DuckDBConnection connection;
  private final List<Path> files;
  private final Map<Path, Copy> copies;
  private final Path spill;
  private int users = 1;

  private Sandbox(
      DuckDBConnection connection, List<Path> files, Map<Path, Copy> copies, Path spill) {
    this.spill = spill;
    this.connection = connection;
    this.files = files;
    this.copies = copies;
  }

  /// @param copies of released files, which are read instead of them
  /// @param spill an empty folder of its own, or one that does not exist yet
  static Sandbox open(
      Collection<Path> files, Map<Path, Copy> copies, Path spill, RecordLimits limits) {
    try {
      var connection = connect();
      attach(connection, copies);
      configure(connection, List.copyOf(files), spill, limits);
      return new Sandbox(connection, List.copyOf(files), copies, spill);
    } catch (SQLException e) {
      throw new RecordsException(Reason.FAILED, e);
    }
  }

  private static void attach(DuckDBConnection connection, Map<Path, Copy> copies)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var copy : copies.values()) {
        var path = Sql.text(copy.database().toAbsolutePath().toString());
        statement.execute("ATTACH %s AS %s (READ_ONLY)".formatted(path, copy.name()));
      }
    }
  }

  private static DuckDBConnection connect() throws SQLException {
    var properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    return DriverManager.getConnection("jdbc:duckdb:", properties).unwrap(DuckDBConnection.class);
  }

  private static void configure(
      DuckDBConnection connection, List<Path> files, Path spill, RecordLimits limits)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var setting :
          List.of(
              "memory_limit = '" + limits.memoryBytes() + "B'",
              "threads = " + limits.threads(),
              "temp_directory = " + Sql.text(spill.toAbsolutePath().toString()),
              "max_temp_directory_size = '" + SPILL_BYTES + "'",
              // Pages without a sort rely on it.
              "preserve_insertion_order = true",
              "parquet_metadata_cache = true",
              "TimeZone = 'UTC'",
              "autoinstall_known_extensions = false",
              "autoload_known_extensions = false",
              "allow_community_extensions = false",
              "allowed_paths = [" + allowed(files) + "]",
              "enable_external_access = false",
              "lock_configuration = true")) {
        statement.execute("SET " + setting);
      }
    }
  }

  private static String allowed(List<Path> files) {
    var paths = new ArrayList<String>();
    for (var file : files) {
      paths.add(Sql.text(file.toAbsolutePath().toString()));
      paths.add(Sql.file(file));
    }
    return paths.stream().distinct().collect(Collectors.joining(", "));
  }

  List<Path> files() {
    return files;
  }

  Map<Path, Copy> copies() {
    return copies;
  }

  /// Where the rows of a released file are.
  Source source(Path file) {
    var copy = copies.get(file);
    return copy == null ? Source.of(file) : copy.source();
  }

  /// A connection of one query; whoever takes it closes it.
  DuckDBConnection connection() throws SQLException {
    return connection.duplicate().unwrap(DuckDBConnection.class);
  }

  synchronized void enter() {
    users++;
  }

  /// The last one to leave closes it.
  void leave() {
    synchronized (this) {
      users--;
      if (users > 0) {
        return;
      }
    }
    try {
      connection.close();
      Files.deleteIfExists(spill); // the engine has removed what was in it
    } catch (SQLException | IOException e) {
      throw new RecordsException(Reason.FAILED, e);
    }
  }
}

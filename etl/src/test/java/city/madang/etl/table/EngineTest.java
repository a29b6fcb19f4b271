package city.madang.etl.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTest {
  private static final EngineLimits LIMITS = new EngineLimits(128L << 20, 1);

  @TempDir Path root;

  @Test
  void engine_fileBesideItsFolder_isOutOfReach() throws IOException, SQLException {
    var folder = Files.createDirectory(root.resolve("run"));
    var beside = file(root.resolve("run2.parquet"));
    var climbing = folder.resolve("..").resolve("run2.parquet");
    try (var engine = TableEngine.open(folder.resolve("spill"), LIMITS, folder)) {
      assertThatThrownBy(() -> engine.count(beside))
          .isInstanceOf(TableException.class)
          .hasMessageContaining("Permission Error");
      assertThatThrownBy(() -> engine.count(climbing)).isInstanceOf(TableException.class);
    }
  }

  @Test
  void engine_fileInItsFolder_isRead() throws IOException, SQLException {
    var folder = Files.createDirectory(root.resolve("run [1] 부산"));
    var below = Files.createDirectory(folder.resolve("release"));
    try (var engine = TableEngine.open(folder.resolve("spill"), LIMITS, folder)) {
      assertThat(engine.count(file(folder.resolve("a.parquet")))).isEqualTo(3);
      assertThat(engine.count(file(below.resolve("b.parquet")))).isEqualTo(3);
    }
    assertThat(folder.resolve("spill")).isEmptyDirectory();
  }

  @Test
  void engine_folderGoneMeanwhile_endsWithoutError() throws IOException {
    var spill = root.resolve("spill");
    try (var engine = Engine.ofFolder(spill, LIMITS, root);
        var files = Files.list(spill)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(spill);
      assertThat(engine).isNotNull();
    }
  }

  @Test
  void session_temporaryTable_isUnseenByOthers() {
    try (var engine = Engine.ofFolder(root.resolve("spill"), LIMITS, root);
        var one = Session.of("one", engine);
        var other = Session.of("other", engine)) {
      one.execute("CREATE TEMP TABLE _plan AS SELECT 1 AS n");
      other.execute("CREATE TEMP TABLE _plan AS SELECT 2 AS n");

      assertThat(one.queryLong("SELECT n FROM _plan")).isEqualTo(1);
      assertThat(other.queryLong("SELECT n FROM _plan")).isEqualTo(2);
      assertThatThrownBy(() -> other.execute("SET enable_external_access = true"))
          .isInstanceOf(TableException.class);
    }
  }

  private static Path file(Path parquet) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      statement.execute("COPY (SELECT unnest([1, 2, 3]) AS n) TO '%s'".formatted(parquet));
    }
    return parquet;
  }
}

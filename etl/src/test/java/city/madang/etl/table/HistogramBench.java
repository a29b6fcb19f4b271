package city.madang.etl.table;

import city.madang.etl.bench.ProcessFigures;
import city.madang.etl.bench.SpillWatch;
import city.madang.etl.dataset.DescriptorTestData;
import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;

/// Measures how a histogram is counted out of a large table: `bench/histogram ROWS` starts it.
///
/// Shape: rows about 2,000,000 people with four quasi-identifiers, up to 960,000 distinct tuples,
/// as the engine stages them. One line for row = entity, one that counts people.
public final class HistogramBench {
  private static final EngineLimits LIMITS = new EngineLimits(1L << 30, 2);
  private static final int K = 5;

  private HistogramBench() {}

  /// Generates the table, if it is not there, and measures.
  ///
  /// @param arguments number of rows, and a folder for the table and what the engine spills
  public static void main(String[] arguments) throws IOException, SQLException {
    long rows = Long.parseLong(arguments[0]);
    var folder = Files.createDirectories(Path.of(arguments[1]));
    var file = folder.resolve("rows-" + rows + ".parquet");
    if (!Files.exists(file)) {
      generate(rows, file);
    }
    System.out.printf(Locale.ROOT, "%,d rows, %,d MiB of Parquet%n", rows, Files.size(file) >> 20);
    measure("row = entity", rows, folder, file, true);
    measure("people", rows, folder, file, false);
  }

  private static void generate(long rows, Path file) throws SQLException {
    // Mixed by multiplication, so that neighbours differ; the same rows on every machine.
    var select =
        """
        SELECT i AS _row, 'p' || (h %% 2000000) AS person, (1940 + h // 7 %% 60)::INTEGER AS birth,
          ['f', 'm', 'u', 'x'][1 + h // 11 %% 4] AS gender, 's' || (h // 13 %% 500) AS stop,
          (h // 17 %% 8)::VARCHAR AS part
        FROM (SELECT i, (i * 2654435761) %% 4294967291 AS h FROM range(%d) t(i))
        """
            .formatted(rows);
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      statement.execute(Sql.copyToParquet(select, file));
    }
  }

  private static void measure(String name, long rows, Path folder, Path file, boolean rowIsEntity) {
    var table =
        DescriptorTestData.dataset()
            .role(Role.ENTITY, FieldType.STRING, "person")
            .role(Role.QUASI, FieldType.INTEGER, "birth")
            .role(Role.QUASI, FieldType.STRING, "gender")
            .role(Role.QUASI, FieldType.STRING, "stop")
            .role(Role.QUASI, FieldType.STRING, "part")
            .table();
    var spill = folder.resolve("spill");
    var watch = new SpillWatch(spill);
    var wall = System.nanoTime();
    var cpu = ProcessFigures.cpuNanos();
    try (var engine = TableEngine.open(spill, LIMITS, folder)) {
      var histogram = engine.histogram(file, table, rowIsEntity, K);
      System.out.printf(
          Locale.ROOT,
          "%-12s %,9d tuples  %6.1f s  %6.1f s CPU  %.2f M rows/s a core  heap %d MiB  spilled %,d"
              + " MiB%n",
          name,
          histogram.size(),
          (System.nanoTime() - wall) / 1e9,
          (ProcessFigures.cpuNanos() - cpu) / 1e9,
          rows * 1e3 / (ProcessFigures.cpuNanos() - cpu),
          ProcessFigures.peakHeapMebibytes(),
          watch.stop() >> 20);
    }
  }
}

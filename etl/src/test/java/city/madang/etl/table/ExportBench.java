package city.madang.etl.table;

import city.madang.etl.dataset.DescriptorTestData;
import city.madang.etl.dataset.FieldType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;

/// Measures how fast a released table is written: `bench/export ROWS` starts it.
///
/// Shape: one line for CSV and one for Parquet, each with the rows a second of ours and of a bare
/// `COPY` of the same engine, limits and rows, taken in turns in the same run. Ours forces the file
/// to disk and renames it; the bare one does not.
public final class ExportBench {
  private static final EngineLimits LIMITS = new EngineLimits(1L << 30, 2);
  private static final int ROUNDS = 5;

  private ExportBench() {}

  /// Generates the table, if it is not there, and measures.
  ///
  /// @param arguments number of rows, and a folder
  public static void main(String[] arguments) throws IOException, SQLException {
    long rows = Long.parseLong(arguments[0]);
    var folder = Files.createDirectories(Path.of(arguments[1]));
    var input = folder.resolve("trips-" + rows + ".parquet");
    if (!Files.exists(input)) {
      generate(rows, input);
    }
    System.out.printf(Locale.ROOT, "%,d rows, %,d MiB of Parquet%n", rows, Files.size(input) >> 20);
    measureCsv(rows, input, folder);
    measureParquet(rows, input, folder);
  }

  private static void generate(long rows, Path file) throws SQLException {
    // Mixed by multiplication, so that neighbours differ; the same rows on every machine.
    var select =
        """
        SELECT i AS _row, 'trip-' || i AS trip, 's' || (h // 13 %% 500) AS start_station,
          's' || (h // 7 %% 500) AS end_station, ['f', 'm', 'u'][1 + h // 11 %% 3] AS gender,
          (1940 + h // 17 %% 60)::INTEGER AS birth_year,
          TIMESTAMP '2026-01-01' + to_seconds(h %% 31536000) AS start_at,
          h // 3 %% 7200 AS duration_s, (h // 5 %% 100000) / 10.0 AS distance_m
        FROM (SELECT i, (i * 2654435761) %% 4294967291 AS h FROM range(%d) t(i))
        """
            .formatted(rows);
    copy(Sql.copyToParquet(select, file));
  }

  private static void measureCsv(long rows, Path input, Path folder) throws SQLException {
    var target = folder.resolve("export.csv");
    var bare =
        "COPY (SELECT * FROM %s) TO %s (FORMAT csv, HEADER true)"
            .formatted(Sql.parquet(input), Sql.path(target));
    try (var export = TableExport.open(folder.resolve("spill"), LIMITS, input, target)) {
      measure("csv", rows, () -> export.csv(target), () -> copy(bare));
    }
  }

  private static void measureParquet(long rows, Path input, Path folder) throws SQLException {
    var table =
        DescriptorTestData.dataset()
            .open(FieldType.STRING, "trip", "start_station", "end_station", "gender")
            .open(FieldType.YEAR, "birth_year")
            .open(FieldType.DATETIME, "start_at")
            .open(FieldType.INTEGER, "duration_s")
            .open(FieldType.NUMBER, "distance_m")
            .table();
    var target = folder.resolve("export.parquet");
    var bare =
        "COPY (SELECT * EXCLUDE (_row) FROM %s) TO %s (FORMAT parquet, COMPRESSION zstd)"
            .formatted(Sql.parquet(input), Sql.path(target));
    try (var engine = TableEngine.open(folder.resolve("spill"), LIMITS, folder)) {
      measure("parquet", rows, () -> engine.copyOpen(input, table, target), () -> copy(bare));
    }
  }

  /// What is measured.
  @FunctionalInterface
  private interface Work {
    void run() throws SQLException;
  }

  /// The first round warms up and is not counted; of the others, the median.
  private static void measure(String name, long rows, Work ours, Work bare) throws SQLException {
    var own = new double[ROUNDS];
    var engine = new double[ROUNDS];
    for (int round = -1; round < ROUNDS; round++) {
      double ownSeconds = seconds(ours);
      double engineSeconds = seconds(bare);
      if (round >= 0) {
        own[round] = ownSeconds;
        engine[round] = engineSeconds;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%-8s %6.2f s, %5.2f M rows/s   COPY alone %6.2f s, %5.2f M rows/s   ratio %.2f%n",
        name,
        median(own),
        rows / median(own) / 1e6,
        median(engine),
        rows / median(engine) / 1e6,
        median(engine) / median(own));
  }

  private static double seconds(Work work) throws SQLException {
    long begun = System.nanoTime();
    work.run();
    return (System.nanoTime() - begun) / 1e9;
  }

  private static double median(double[] seconds) {
    var sorted = seconds.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void copy(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      statement.execute("SET memory_limit = '" + LIMITS.memoryBytes() + "B'");
      statement.execute("SET threads = " + LIMITS.threads());
      statement.execute(sql);
    }
  }
}

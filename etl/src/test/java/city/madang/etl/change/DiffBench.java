package city.madang.etl.change;

import city.madang.etl.bench.ProcessFigures;
import city.madang.etl.bench.SpillWatch;
import city.madang.etl.graph.patch.RdfPatch;
import city.madang.etl.graph.patch.RdfPatchWriter;
import city.madang.etl.graph.patch.RdfPatchWriter.Side;
import city.madang.etl.table.EngineLimits;
import city.madang.etl.table.TableEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Measures how two releases are compared of which 1 % of the rows differ: `bench/diff` starts it.
///
/// Shape: one line each for the row diff and the RDF patch, made and applied, and for what other
/// tools need for the same: a full join of the table engine, and GNU `sort` and `comm`. Ours proves
/// by SHA-256 what it reads and what the diff makes; the others do not.
public final class DiffBench {
  private static final EngineLimits LIMITS = new EngineLimits(1L << 30, 2);
  private static final String RELEASES = "http://localhost:8080/datasets/trips/releases/";

  private final Path folder;
  private final Path scratch;

  private DiffBench(Path folder) {
    this.folder = folder;
    this.scratch = folder.resolve("scratch");
  }

  /// Generates both releases, if they are not there, and measures.
  ///
  /// @param arguments rows of the tables, rows that have triples, and a folder
  public static void main(String[] arguments) throws Exception {
    var folder = Files.createDirectories(Path.of(arguments[2]));
    var bench = new DiffBench(folder);
    bench.measureRows(new DiffInput(folder, Long.parseLong(arguments[0])));
    bench.measureTriples(new DiffInput(folder, Long.parseLong(arguments[1])));
  }

  private void measureRows(DiffInput input) throws Exception {
    var before = input.release(false);
    var after = input.release(true);
    System.out.printf(
        Locale.ROOT,
        "%,d rows, %,d MiB of CSV, each twice%n",
        input.rows(),
        mebibytes(after.file("trips.csv")));
    measure(
        "row diff",
        () -> {
          var changes = compare(before, after);
          require(changes.notCompared().isEmpty(), changes.notCompared());
          System.out.printf(Locale.ROOT, "%s%n", changes.tables().getFirst());
        });
    var made = folder.resolve("patched.csv");
    measure(
        "row diff applied",
        () ->
            new Patcher(scratch, LIMITS)
                .patchRows(before.file("trips.csv"), after.file("trips.diff.csv.gz"), made));
    require(Files.mismatch(made, after.file("trips.csv")) < 0, "not the new file");
    measure("full join of DuckDB", () -> join(before, after));
  }

  private Changes compare(TestRelease before, TestRelease after) {
    try (var engine = TableEngine.open(scratch, LIMITS, after.folder())) {
      return new ReleaseComparison(engine, scratch, LIMITS, RELEASES)
          .compare(Optional.of(before.asPrevious()), after.folder())
          .changes();
    }
  }

  /// Every row that is not the same in both, out of core and with the same limits.
  private void join(TestRelease before, TestRelease after) throws SQLException {
    var sql =
        """
        COPY (SELECT b.trip AS removed, a.* FROM read_parquet('%s') b
            FULL JOIN read_parquet('%s') a ON a.trip = b.trip
            WHERE a IS DISTINCT FROM b)
          TO '%s' (FORMAT csv, COMPRESSION gzip)
        """
            .formatted(
                before.file("trips.parquet"),
                after.file("trips.parquet"),
                folder.resolve("join.csv.gz"));
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      statement.execute("SET memory_limit = '" + LIMITS.memoryBytes() + "B'");
      statement.execute("SET threads = " + LIMITS.threads());
      statement.execute("SET temp_directory = '" + scratch + "'");
      statement.execute(sql);
    }
  }

  private void measureTriples(DiffInput input) throws Exception {
    var before = input.triples(false);
    var after = input.triples(true);
    System.out.printf(
        Locale.ROOT,
        "%,d triples, %,d MiB of .nt.gz, each twice%n",
        8 * input.rows(),
        mebibytes(after));
    var patch = folder.resolve("changes.rdfp.gz");
    var old = new Side(RELEASES + "earlier", List.of(before));
    var current = new Side(RELEASES + "later", List.of(after));
    measure(
        "RDF patch",
        () ->
            System.out.printf(
                Locale.ROOT, "%s%n", new RdfPatchWriter(scratch).write(old, current, patch)));
    measure(
        "RDF patch applied",
        () -> new RdfPatch(scratch).apply(old.files(), patch, folder.resolve("patched.nt")));
    measure("sort and comm", () -> sortAndCompare(before, after));
  }

  private void sortAndCompare(Path before, Path after) throws IOException, InterruptedException {
    var command =
        """
        set -eo pipefail
        export LC_ALL=C TIMEFORMAT='sort and comm take %%U + %%S s CPU'
        time {
          gzip -dc '%s' | sort -u -S 256M -T '%3$s' > '%3$s/old.nt'
          gzip -dc '%s' | sort -u -S 256M -T '%3$s' > '%3$s/new.nt'
          comm -3 '%3$s/old.nt' '%3$s/new.nt' | gzip > '%3$s/comm.gz'
        }
        rm '%3$s/old.nt' '%3$s/new.nt' '%3$s/comm.gz'
        """
            .formatted(before, after, scratch);
    var process = new ProcessBuilder("bash", "-c", command).inheritIO().start();
    require(process.waitFor() == 0, "sort or comm failed");
  }

  /// What is measured.
  @FunctionalInterface
  private interface Work {
    void run() throws Exception;
  }

  private void measure(String name, Work work) throws Exception {
    Files.createDirectories(scratch);
    System.gc();
    ProcessFigures.resetPeak();
    var watch = new SpillWatch(scratch);
    long begun = System.nanoTime();
    long cpu = ProcessFigures.cpuNanos();
    work.run();
    System.out.printf(
        Locale.ROOT,
        "%-20s %6.1f s  %6.1f s CPU  heap %3d MiB  spilled %,d MiB%n",
        name,
        (System.nanoTime() - begun) / 1e9,
        (ProcessFigures.cpuNanos() - cpu) / 1e9,
        ProcessFigures.peakHeapMebibytes(),
        watch.stop() >> 20);
  }

  private static long mebibytes(Path file) throws IOException {
    return Files.size(file) >> 20;
  }

  private static void require(boolean fulfilled, String otherwise) {
    if (!fulfilled) {
      throw new IllegalStateException(otherwise);
    }
  }
}

package city.madang.etl.records;

import city.madang.etl.bench.ProcessFigures;
import city.madang.etl.dataset.IndexRule.Location;
import city.madang.etl.records.query.QueryReader;
import city.madang.etl.records.query.QueryTexts;
import city.madang.etl.records.query.RecordQuery;
import city.madang.etl.records.query.RecordTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.awaitility.Awaitility;

/// Measures what strangers ask: `bench/records ROWS` starts it.
///
/// Shape: one line a kind of query, then one for all pages and one for all group-bys, each with the
/// milliseconds of ours and of the same statement by the bare engine on the released file with as
/// many threads, in turns in the same run. CPU is that of the whole process, for one query.
public final class RecordsBench {
  private static final int PAGE_ROWS = 100;
  private static final int WARM_DRAWS = 3;
  private static final int DRAWS = 25;
  private static final int BEFORE_ROWS = 49_900;

  private final Path file;
  private final RecordEngine engine;
  private final BareEngine bare;
  private final RecordTable table;

  private RecordsBench(Path file, RecordEngine engine, BareEngine bare) {
    this.file = file;
    this.engine = engine;
    this.bare = bare;
    var location = Optional.of(new Location("lat", "lon"));
    this.table = new RecordTable("trips", engine.describe(file), location);
  }

  /// Generates the table, if it is not there, and measures.
  ///
  /// @param arguments number of rows, and a folder
  public static void main(String[] arguments) throws IOException, SQLException {
    long rows = Long.parseLong(arguments[0]);
    var folder = Files.createDirectories(Path.of(arguments[1]));
    var file = folder.resolve("records-" + rows + ".parquet");
    if (!Files.exists(file)) {
      BenchTrips.write(rows, folder.resolve("checked.parquet"), file);
    }
    System.out.printf(Locale.ROOT, "%,d rows, %,d MiB of Parquet%n", rows, Files.size(file) >> 20);
    try (var engine = new RecordEngine(folder.resolve("scratch"), RecordLimits.PORTAL);
        var bare = BareEngine.open(RecordLimits.PORTAL)) {
      var bench = new RecordsBench(file, engine, bare);
      bench.awaitCopy();
      bench.measure("all pages", BenchKind.pages(rows));
      bench.measure("all group-bys", BenchKind.groups());
    }
  }

  private void awaitCopy() {
    long begun = System.nanoTime();
    long cpu = ProcessFigures.cpuNanos();
    var query = QueryReader.read(table, new QueryTexts("", "", "", ""));
    engine.page(file, query, Optional.empty(), 1);
    Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> engine.isCopied(file));
    System.out.printf(
        Locale.ROOT,
        "copied in %.1f s, %.1f s of CPU%n",
        (System.nanoTime() - begun) / 1e9,
        (ProcessFigures.cpuNanos() - cpu) / 1e9);
  }

  private void measure(String name, List<BenchKind> kinds) throws SQLException {
    var own = new ArrayList<Figure>();
    var other = new ArrayList<Figure>();
    for (var kind : kinds) {
      var random = new Random(7);
      for (int draw = 0; draw < WARM_DRAWS; draw++) {
        draw(kind, random, new ArrayList<>(), new ArrayList<>());
      }
      var ownOfKind = new ArrayList<Figure>();
      var otherOfKind = new ArrayList<Figure>();
      for (int draw = 0; draw < DRAWS; draw++) {
        draw(kind, random, ownOfKind, otherOfKind);
      }
      print(kind.name(), ownOfKind, otherOfKind);
      own.addAll(ownOfKind);
      other.addAll(otherOfKind);
    }
    print(name, own, other);
  }

  private void draw(BenchKind kind, Random random, List<Figure> own, List<Figure> other)
      throws SQLException {
    var query = QueryReader.read(table, kind.draw(random));
    var after = kind.late() ? late(query) : Optional.<Position>empty();
    own.add(Figure.of(() -> engine.page(file, query, after, PAGE_ROWS).rows().size()));
    other.add(Figure.of(() -> bare.page(file, query, after, PAGE_ROWS)));
  }

  /// Where the 500th page begins.
  private Optional<Position> late(RecordQuery query) {
    return engine.page(file, query, Optional.empty(), BEFORE_ROWS).next();
  }

  private static void print(String name, List<Figure> own, List<Figure> other) {
    System.out.printf(
        Locale.ROOT,
        "%-26s %s   bare %s   (%d draws, %d rows)%n",
        name,
        Figure.line(own),
        Figure.line(other),
        own.size(),
        own.stream().mapToLong(Figure::rows).sum());
  }

  /// What one query took.
  private record Figure(double millis, double cpuMillis, long rows) {
    static Figure of(Work work) throws SQLException {
      long begun = System.nanoTime();
      long cpu = ProcessFigures.cpuNanos();
      long rows = work.run();
      double millis = (System.nanoTime() - begun) / 1e6;
      return new Figure(millis, (ProcessFigures.cpuNanos() - cpu) / 1e6, rows);
    }

    static String line(List<Figure> figures) {
      var sorted = figures.stream().mapToDouble(Figure::millis).sorted().toArray();
      double cpu = figures.stream().mapToDouble(Figure::cpuMillis).average().orElse(0);
      return "p50 %6.1f  p95 %6.1f  p99 %6.1f ms, CPU %6.1f ms"
          .formatted(at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99), cpu);
    }

    private static double at(double[] sorted, double fraction) {
      return sorted[(int) Math.ceil(fraction * sorted.length) - 1];
    }
  }

  /// What is measured.
  @FunctionalInterface
  private interface Work {
    long run() throws SQLException;
  }
}

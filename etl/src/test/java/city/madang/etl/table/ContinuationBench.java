package city.madang.etl.table;

import city.madang.etl.bench.ProcessFigures;
import city.madang.etl.dataset.DescriptorTestData;
import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.dataset.Role;
import city.madang.etl.dataset.Table;
import city.madang.etl.privacy.hierarchy.Hierarchy;
import city.madang.etl.privacy.histogram.Histogram;
import city.madang.etl.privacy.search.Anonymizer;
import city.madang.etl.privacy.search.Earlier;
import city.madang.etl.privacy.search.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Measures how a release goes on where the one before ended: `bench/continuation ROWS` starts it.
///
/// Shape: rides of people, one in a hundred new since the release before. The baseline is the plan
/// that was made anew for that release.
public final class ContinuationBench {
  private static final EngineLimits LIMITS = new EngineLimits(1L << 30, 2);
  private static final PrivacyPolicy POLICY =
      new PrivacyPolicy(5, 0.05, PrivacyPolicy.Recoding.LOCAL, false);
  private static final RegisterKey KEY = new RegisterKey(new byte[RegisterKey.BYTES]);

  private static final Table TABLE =
      DescriptorTestData.dataset()
          .role(Role.ENTITY, FieldType.STRING, "person")
          .role(Role.QUASI, FieldType.INTEGER, "birth")
          .role(Role.QUASI, FieldType.STRING, "gender")
          .role(Role.QUASI, FieldType.STRING, "stop")
          .table();

  private final TableEngine engine;
  private final CarryEngine carrying;

  private ContinuationBench(Path spill) {
    this.engine = TableEngine.open(spill, LIMITS, spill.toAbsolutePath().resolveSibling(""));
    this.carrying = new CarryEngine(spill, LIMITS);
  }

  /// Generates two tables and measures.
  ///
  /// @param arguments number of rows of the first, and a folder
  public static void main(String[] arguments) throws IOException, SQLException {
    long rows = Long.parseLong(arguments[0]);
    var folder = Files.createDirectories(Path.of(arguments[1]));
    var first = folder.resolve("first.parquet");
    var second = folder.resolve("second.parquet");
    generate(rows, first);
    generate(rows + rows / 100, second);
    new ContinuationBench(folder.resolve("spill")).run(folder, first, second);
  }

  private static void generate(long rows, Path file) throws SQLException {
    var select =
        """
        SELECT i AS _row, 'p' || (h %% 500000) AS person, (1940 + h // 500000 %% 60)::INTEGER AS birth,
          ['f', 'm', 'u', 'x'][1 + h // 30000000 %% 4] AS gender, 's' || (h // 120000000 %% 500) AS stop
        FROM (SELECT i, (hash(i) >> 1)::BIGINT AS h FROM range(%d) t(i))
        """
            .formatted(rows);
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      statement.execute(Sql.copyToParquet(select, file));
    }
  }

  private void run(Path folder, Path first, Path second) {
    var released = folder.resolve("released.parquet");
    var entry = folder.resolve("entry.parquet");
    var plan = measure("anew", () -> anew(first));
    engine.release(first, TABLE, plan, released);
    new AttackEngine(folder.resolve("spill"), LIMITS)
        .register(released, first, TABLE, KEY, plan.searchedLoss(), entry);
    measure("continued", () -> continued(second, entry));
    measure("anew, all rows", () -> anew(second));
  }

  private Plan anew(Path checked) {
    var histogram = count(checked);
    return Anonymizer.plan(histogram, hierarchies(histogram), POLICY);
  }

  private Plan continued(Path checked, Path entry) {
    var hierarchies = hierarchies(count(checked));
    var rows =
        carrying.carry(
            checked,
            TABLE,
            KEY,
            List.of(entry),
            POLICY.k(),
            (field, raw, label) -> hierarchies.get(field).covers(raw, label));
    var earlier =
        new Earlier(
            rows.classes(),
            rows.heldBack(),
            carrying.classes(entry, TABLE),
            carrying.searchedLoss(entry, TABLE, KEY));
    return Anonymizer.plan(count(CarriedRows.others(checked)), hierarchies, POLICY, earlier);
  }

  private Histogram count(Path checked) {
    return engine.histogram(checked, TABLE, false, POLICY.k());
  }

  private static List<Hierarchy> hierarchies(Histogram histogram) {
    var stops =
        IntStream.range(0, 500)
            .mapToObj(stop -> List.of("s" + stop, "d" + stop % 25, "*"))
            .toList();
    return List.of(
        Hierarchy.interval("birth", List.of(5, 20), histogram.values(0)),
        Hierarchy.flat("gender", histogram.values(1)),
        Hierarchy.table("stop", stops));
  }

  private interface Planning {
    Plan plan();
  }

  private static Plan measure(String name, Planning planning) {
    var wall = System.nanoTime();
    var cpu = ProcessFigures.cpuNanos();
    var plan = planning.plan();
    System.out.printf(
        Locale.ROOT,
        "%-15s %6.2f s  %6.2f s CPU  loss %.4f  %,d suppressed  %s  heap %d MiB%n",
        name,
        (System.nanoTime() - wall) / 1e9,
        (ProcessFigures.cpuNanos() - cpu) / 1e9,
        plan.loss(),
        plan.suppressedRows(),
        plan.method(),
        ProcessFigures.peakHeapMebibytes());
    return plan;
  }
}

package city.madang.etl.table;

import city.madang.etl.bench.ProcessFigures;
import city.madang.etl.dataset.AttackLimits;
import city.madang.etl.dataset.DescriptorTestData;
import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.dataset.PrivacyPolicy.Recoding;
import city.madang.etl.dataset.Role;
import city.madang.etl.dataset.Table;
import city.madang.etl.dataset.TrackColumns;
import city.madang.etl.privacy.trajectory.RunKey;
import city.madang.etl.privacy.trajectory.TrackKeys;
import city.madang.etl.privacy.trajectory.TrackTestData;
import city.madang.etl.privacy.verify.PointEvidence;
import city.madang.etl.privacy.verify.PointVerifier;
import city.madang.etl.privacy.verify.RowFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// Measures a city's day of connected vehicles: `bench/tracks VEHICLES SECONDS HERTZ` starts it.
///
/// Shape: each vehicle drives so many seconds on one of 60 roads, all at once, and sends so many
/// points a second; the rows are interleaved, as the engine stages them. A line each for cutting,
/// for the proof (with unicity), and for the entry of the register.
public final class TrackBench {
  private static final EngineLimits LIMITS = new EngineLimits(1L << 30, 2);

  private final Path folder;
  private final Path checked;
  private final long rows;
  private final Table table = table();
  private final TrackFiles files;
  private final PrivacyPolicy policy =
      new PrivacyPolicy(
          5,
          0,
          Recoding.LOCAL,
          false,
          List.of(),
          AttackLimits.DEFAULT,
          Optional.of(TrackTestData.rule()));

  private TrackBench(Path folder, long vehicles, long seconds, long hertz) {
    this.folder = folder;
    this.rows = vehicles * seconds * hertz;
    this.checked = folder.resolve("drives-%d-%d-%d.parquet".formatted(vehicles, seconds, hertz));
    this.files =
        new TrackFiles(
            folder.resolve("points.parquet"),
            folder.resolve("pieces.parquet"),
            folder.resolve("trips.parquet"));
  }

  /// Generates the table, if it is not there, and measures.
  ///
  /// @param arguments vehicles, seconds, points a second, and a folder for tables and what spills
  public static void main(String[] arguments) throws IOException, SQLException {
    var vehicles = Long.parseLong(arguments[0]);
    var hertz = Long.parseLong(arguments[2]);
    var folder = Files.createDirectories(Path.of(arguments[3]));
    var bench = new TrackBench(folder, vehicles, Long.parseLong(arguments[1]), hertz);
    bench.generate(vehicles, hertz);
    bench.run();
  }

  private void generate(long vehicles, long hertz) throws SQLException {
    if (Files.exists(checked)) {
      return;
    }
    var select =
        """
        SELECT i AS _row, 'KA' || v AS plate,
          make_timestamp(1767225600000000 + t * 1000000 // %2$d) AS sent_at,
          37.0 + v // 60 * 0.0001 + t * 15.2 / %2$d / 111195 AS lat, 126.5 + v %% 60 * 0.01 AS lon,
          15.2 AS speed, 0.0 AS heading
        FROM (SELECT i, i %% %1$d AS v, i // %1$d AS t FROM range(%3$d) n(i))
        """
            .formatted(vehicles, hertz, rows);
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      statement.execute(Sql.copyToParquet(select, checked));
    }
  }

  private void run() {
    var tracks =
        new TrackTables(folder.resolve("spill"), LIMITS, policy.trajectory().orElseThrow());
    var key = TrackKeys.trial(RunKey.of(new byte[RunKey.LENGTH]));
    var tally = measure("cut", () -> tracks.make(checked, table, key, files));
    var verified =
        measure(
            "prove",
            () ->
                PointVerifier.verify(
                    evidence(tracks, tally.kept()),
                    () -> tracks.points(files.points()),
                    () -> tracks.traced(files, checked, table)));
    measure("register", this::register);
    System.out.printf(
        Locale.ROOT,
        "%,d of %,d points in %,d pieces, unicity %s%n%s%n",
        tally.kept(),
        rows,
        tally.pieces(),
        verified.unicity(),
        verified.verified().reasons());
  }

  private PointEvidence evidence(TrackTables tracks, long kept) {
    var owners = tracks.owners(files, checked, table);
    return new PointEvidence(
        policy,
        new RowFigures(rows, kept, rows - kept, 0),
        TrackColumns.points(policy.trajectory().orElseThrow()),
        tracks.columns(files.points()),
        owners.vehicles(),
        owners.rawIds(),
        owners.unownedPieces());
  }

  private Path register() {
    var target = folder.resolve("register.parquet");
    new TrackRegister(
            folder.resolve("spill"),
            LIMITS,
            table,
            policy.trajectory().orElseThrow(),
            new RegisterKey(new byte[RegisterKey.BYTES]))
        .writePoints(files, checked, target);
    return target;
  }

  private <T> T measure(String name, Supplier<T> work) {
    var wall = System.nanoTime();
    var cpu = ProcessFigures.cpuNanos();
    var result = work.get();
    System.out.printf(
        Locale.ROOT,
        "%-10s %6.1f s  %6.1f s CPU  %.2f M rows/s a core  heap %d MiB%n",
        name,
        (System.nanoTime() - wall) / 1e9,
        (ProcessFigures.cpuNanos() - cpu) / 1e9,
        rows * 1e3 / (ProcessFigures.cpuNanos() - cpu),
        ProcessFigures.peakHeapMebibytes());
    return result;
  }

  private static Table table() {
    return DescriptorTestData.dataset()
        .role(Role.ENTITY, FieldType.STRING, "plate")
        .role(Role.TRACK, FieldType.DATETIME, "sent_at")
        .role(Role.TRACK, FieldType.NUMBER, "lat")
        .role(Role.TRACK, FieldType.NUMBER, "lon")
        .role(Role.TRACK, FieldType.NUMBER, "speed")
        .role(Role.TRACK, FieldType.NUMBER, "heading")
        .table();
  }
}

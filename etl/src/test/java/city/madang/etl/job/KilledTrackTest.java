package city.madang.etl.job;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.anonymize.EarlierReleases;
import city.madang.etl.anonymize.NoiseMeans;
import city.madang.etl.dataset.DescriptorReader;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.release.CatalogDatabase;
import city.madang.etl.release.Home;
import city.madang.etl.release.PeopleRegister;
import city.madang.etl.release.ReleaseRegister;
import city.madang.etl.run.Run;
import city.madang.etl.run.RunFiles;
import city.madang.etl.source.SourceFetcher;
import city.madang.etl.source.Vault;
import city.madang.etl.table.EngineLimits;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the process as soon as a file of a run about trajectories is there, one after the other in
/// one run.
class KilledTrackTest {
  private static final EngineLimits LIMITS = new EngineLimits(256 << 20, 1);

  /// In the order in which the steps `anonymize` and `export` write them.
  private static final List<String> FILES =
      List.of(
          "drives.points.parquet",
          "drives.trips.parquet",
          "register.parquet",
          "release/drives.parquet",
          "release/drives.csv");

  @TempDir Path root;

  @Test
  void run_killedWhileItWrites_endsWithTheSameBytes() throws Exception {
    var dataset =
        TrackDataset.drives(
            root.resolve("drives"), TrackDataset.POINTS.replace("{off: one release}", "check"), 60);
    var calm = new Home(root.resolve("calm"));
    assertThat(start(calm, dataset).waitFor()).isZero();

    var home = new Home(root.resolve("home"));
    Files.createDirectories(home.register());
    Files.copy(calm.register().resolve("key"), home.register().resolve("key"));
    Files.createDirectories(folder(home));
    Files.copy(folder(calm).resolve("trajectory.key"), folder(home).resolve("trajectory.key"));
    assertThat(killAt(folder(home).resolve(FILES.getFirst()), home, dataset)).isNotZero();
    for (var file : FILES) {
      killAt(folder(home).resolve(file), home, dataset);
    }
    assertThat(start(home, dataset).waitFor()).isZero();

    assertThat(hashes(home)).isEqualTo(hashes(calm)).containsKeys("drives.parquet", "drives.csv");
    assertThat(ReleasedFile.of(folder(home).resolve("register.parquet")).sha256())
        .isEqualTo(ReleasedFile.of(folder(calm).resolve("register.parquet")).sha256());
  }

  /// Returns how the process ended; a fast one may be done before it is killed.
  private static int killAt(Path file, Home home, Path dataset) throws Exception {
    var process = start(home, dataset);
    try {
      while (process.isAlive() && !Files.exists(file)) {
        LockSupport.parkNanos(1_000_000);
      }
    } finally {
      process.destroyForcibly();
    }
    return process.waitFor();
  }

  private static Process start(Home home, Path dataset) throws IOException {
    Files.createDirectories(home.root());
    return TestJvm.of(KilledTrackTest.class, home.root().toString(), dataset.toString())
        .redirectOutput(home.root().resolve("output.log").toFile())
        .start();
  }

  /// Runs the file steps of a release.
  ///
  /// @param arguments home and dataset folder
  public static void main(String[] arguments) throws IOException {
    var home = new Home(Path.of(arguments[0]));
    var descriptor = DescriptorReader.read(Path.of(arguments[1]));
    var source = new SourceFetcher(new Vault(home.vault())).fetch(descriptor);
    var files = new RunFiles(folder(home));
    var run = new Run(descriptor, "1", source, "", URI.create("urn:madang:"), files);
    var database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:killed-tracks;DB_CLOSE_DELAY=-1");
    CatalogDatabase.migrate(database);
    var earlier =
        new EarlierReleases.Registered(
            new PeopleRegister(home.register()), new ReleaseRegister(database, home));
    Steps.execute(
        run,
        LIMITS,
        List.of(
            new StageStep(),
            new CheckStep(),
            new AnonymizeStep(earlier, NoiseMeans.trial(Clock.systemUTC())),
            new ExportStep(Clock.systemUTC())));
  }

  private static Path folder(Home home) {
    return home.work().resolve("drives").resolve("1");
  }

  /// `privacy.json` and the manifest tell how long it took.
  private static Map<String, String> hashes(Home home) throws IOException {
    var hashes = new TreeMap<String, String>();
    try (var files = Files.list(folder(home).resolve("release"))) {
      files
          .map(ReleasedFile::of)
          .filter(file -> !file.name().endsWith(".json"))
          .forEach(file -> hashes.put(file.name(), file.sha256()));
    }
    return hashes;
  }
}

package city.madang.etl.job;

import city.madang.etl.anonymize.EarlierReleases;
import city.madang.etl.anonymize.NoiseMeans;
import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.DescriptorReader;
import city.madang.etl.doors.WorkFolders;
import city.madang.etl.release.Candidate;
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
import java.time.Instant;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;

/// The file steps of runs that follow each other, with what they leave in both registers.
final class SuccessiveRuns {
  static final EngineLimits LIMITS = new EngineLimits(256 << 20, 1);

  private final Home home;
  private final DatasetId dataset;
  private final Path folder;
  private final ReleaseRegister releases;

  /// @param folder of the dataset, which may come later
  SuccessiveRuns(Path root, DatasetId dataset, Path folder) {
    this.home = new Home(root.resolve("home"));
    this.dataset = dataset;
    this.folder = folder;
    var database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + root.getFileName() + ";DB_CLOSE_DELAY=-1");
    CatalogDatabase.migrate(database);
    this.releases = new ReleaseRegister(database, home);
  }

  /// Runs the steps as job `publish` does, then does what its last steps do to both registers.
  ///
  /// @return `privacy.json`
  String publish(String version) throws IOException {
    var descriptor = DescriptorReader.read(folder);
    var source = new SourceFetcher(new Vault(home.vault())).fetch(descriptor);
    var run = new Run(descriptor, version, source, "", URI.create("urn:madang:"), files(version));
    WorkFolders.delete(run.files().folder());
    var earlier = new EarlierReleases.Registered(people(), releases);
    Steps.execute(
        run,
        LIMITS,
        List.of(
            new StageStep(),
            new CheckStep(),
            new AnonymizeStep(earlier, NoiseMeans.trial(Clock.systemUTC()))));
    people().store(dataset, version, run.files().registerEntry());
    var hash = "0".repeat(64);
    releases.finish(
        new Candidate(dataset, version, descriptor.title(), hash, hash, hash, hash), Instant.EPOCH);
    return Files.readString(run.files().privacyReport());
  }

  RunFiles files(String version) {
    return new RunFiles(home.work().resolve(dataset.value()).resolve(version));
  }

  PeopleRegister people() {
    return new PeopleRegister(home.register());
  }
}

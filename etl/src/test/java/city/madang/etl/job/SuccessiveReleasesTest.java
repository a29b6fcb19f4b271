package city.madang.etl.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.DescriptorReader;
import city.madang.etl.privacy.PrivacyRefusal;
import city.madang.etl.release.Candidate;
import city.madang.etl.release.CatalogDatabase;
import city.madang.etl.release.Home;
import city.madang.etl.release.PeopleRegister;
import city.madang.etl.release.ReleaseRegister;
import city.madang.etl.source.SourceFetcher;
import city.madang.etl.source.Vault;
import city.madang.etl.table.EngineLimits;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The file steps of runs that follow each other, with what the switch leaves in the register.
class SuccessiveReleasesTest {
  private static final DatasetId RIDES = new DatasetId("rides");
  private static final EngineLimits LIMITS = new EngineLimits(256 << 20, 1);

  @TempDir Path root;
  private Home home;
  private Path folder;
  private ReleaseRegister releases;

  @BeforeEach
  void open() throws IOException {
    home = new Home(root.resolve("home"));
    folder = TestDataset.rides(root.resolve("rides"), 2_000);
    var database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + root.getFileName() + ";DB_CLOSE_DELAY=-1");
    CatalogDatabase.migrate(database);
    releases = new ReleaseRegister(database, home);
  }

  @Test
  void publish_samePeopleUnderTheSamePlan_passes() throws IOException {
    publish("20261124.1");

    assertThat(publish("20261124.2")).contains("\"releases\" : 1", "\"below\" : 0");
  }

  @Test
  void publish_samePeopleUnderAnotherPlan_isRefusedAndNotRemembered() throws IOException {
    publish("20261124.1");
    edit("interval: [5, 20]", "interval: [7, 21]");

    assertThatThrownBy(() -> publish("20261124.2"))
        .isInstanceOf(PrivacyRefusal.class)
        .hasMessageContaining("entities that earlier releases hold too")
        .hasMessageContaining("keep the recoding");
    assertThat(people().entries(RIDES)).containsOnlyKeys("20261124.1");
    assertThat(files("20261124.2").release().resolve("rides.parquet")).doesNotExist();
  }

  @Test
  void publish_anotherPlanButSwitchedOff_passesAndIsRemembered() throws IOException {
    publish("20261124.1");
    edit("interval: [5, 20]", "interval: [7, 21]");
    edit("recoding: local", "recoding: local, successive: {off: a drill}");

    assertThat(publish("20261124.2")).contains("switched off: a drill");
    assertThat(people().entries(RIDES)).containsOnlyKeys("20261124.1", "20261124.2");
  }

  @Test
  void publish_tornRegister_isRefused() throws IOException {
    publish("20261124.1");
    Files.writeString(people().entries(RIDES).get("20261124.1"), "torn");

    assertThatThrownBy(() -> publish("20261124.2"))
        .isInstanceOf(PrivacyRefusal.class)
        .hasMessageContaining("release 20261124.1 cannot be read");
  }

  @Test
  void publish_releaseWithoutEntry_isRefused() throws IOException {
    publish("20261124.1");
    people().delete(RIDES, "20261124.1");

    assertThatThrownBy(() -> publish("20261124.2"))
        .isInstanceOf(PrivacyRefusal.class)
        .hasMessageContaining("release 20261124.1 is missing");
  }

  @Test
  void anonymize_again_isNotComparedWithItself() throws IOException {
    publish("20261124.1");

    assertThat(publish("20261124.1")).contains("no earlier releases to compare with");
  }

  @Test
  void register_files_holdNoRider() throws IOException {
    publish("20261124.1");

    var entry = people().entries(RIDES).get("20261124.1");
    assertThat(new String(Files.readAllBytes(entry), StandardCharsets.ISO_8859_1))
        .doesNotContain("r123", "r99", "d23", "1999");
  }

  /// Runs the steps as job `publish` does, then does what its switch does to both registers.
  private String publish(String version) throws IOException {
    var descriptor = DescriptorReader.read(folder);
    var source = new SourceFetcher(new Vault(home.vault())).fetch(descriptor);
    var run = new Run(descriptor, version, source, "", URI.create("urn:madang:"), files(version));
    var earlier = new EarlierReleases.Registered(people(), releases);
    for (var step :
        List.of(
            new StageStep(LIMITS),
            new CheckStep(),
            new AnonymizeStep(LIMITS, earlier, NoiseMeans.trial(Clock.systemUTC())))) {
      step.execute(run);
    }
    people().store(RIDES, version, run.files().registerEntry());
    var hash = "0".repeat(64);
    releases.finish(
        new Candidate(RIDES, version, descriptor.title(), hash, hash, hash), Instant.EPOCH);
    return Files.readString(run.files().privacyReport());
  }

  private RunFiles files(String version) {
    return new RunFiles(home.work().resolve("rides").resolve(version));
  }

  private PeopleRegister people() {
    return new PeopleRegister(home.register());
  }

  private void edit(String before, String after) throws IOException {
    var descriptor = folder.resolve("dataset.yaml");
    Files.writeString(descriptor, Files.readString(descriptor).replace(before, after));
  }
}

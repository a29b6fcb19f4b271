package city.madang.etl.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.etl.anonymize.EarlierReleases;
import city.madang.etl.anonymize.NoiseMeans;
import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.DescriptorReader;
import city.madang.etl.privacy.PrivacyRefusal;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The file steps of runs about trajectories that follow each other, with what the switch leaves in
/// the register.
class TrackSuccessionTest {
  private static final DatasetId DRIVES = new DatasetId("drives");
  private static final EngineLimits LIMITS = new EngineLimits(256 << 20, 1);
  private static final String POINTS = checked(TrackDataset.POINTS);
  private static final String FLOWS = checked(TrackDataset.FLOWS);

  @TempDir Path root;
  private Home home;
  private Path folder;
  private ReleaseRegister releases;

  @BeforeEach
  void open() {
    home = new Home(root.resolve("home"));
    folder = root.resolve("drives");
    var database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + root.getFileName() + ";DB_CLOSE_DELAY=-1");
    CatalogDatabase.migrate(database);
    releases = new ReleaseRegister(database, home);
  }

  @Test
  void publish_pointsDayByDay_pass() throws IOException {
    TrackDataset.drives(folder, POINTS, 20);
    publish("1");
    TrackDataset.drive(folder, "2026-01-02T09:");

    assertThat(publish("2")).contains("\"releases\" : 1", "\"exposed\" : 0");
  }

  @Test
  void publish_samePointsAgain_showsTheSameUnderOtherPseudonyms() throws IOException {
    TrackDataset.drives(folder, POINTS, 20);
    publish("1");

    assertThat(publish("2")).contains("\"entities\" : 20", "\"exposed\" : 0");
    assertThat(people().entries(DRIVES)).containsOnlyKeys("1", "2");
    assertThat(files("2").release().resolve("drives.parquet"))
        .exists()
        .content(StandardCharsets.ISO_8859_1)
        .isNotEqualTo(
            Files.readString(
                files("1").release().resolve("drives.parquet"), StandardCharsets.ISO_8859_1));
  }

  @Test
  void publish_samePointsTrimmedOtherwise_isRefusedAndNotRemembered() throws IOException {
    TrackDataset.drives(folder, POINTS, 20);
    publish("1");
    TrackDataset.edit(folder.resolve("dataset.yaml"), "ends: 300", "ends: 350");

    assertThatThrownBy(() -> publish("2"))
        .isInstanceOf(PrivacyRefusal.class)
        .hasMessageContaining("20 entities could be followed farther")
        .hasMessageNotContaining("KA0");
    assertThat(people().entries(DRIVES)).containsOnlyKeys("1");
    assertThat(files("2").release().resolve("drives.parquet")).doesNotExist();
  }

  @Test
  void publish_pointsWithOneVehicleMoreOrLess_isRefused() throws IOException {
    TrackDataset.drives(folder, POINTS, 20);
    publish("1");
    keepRows(row -> !row.startsWith("KA0007"));

    assertThatThrownBy(() -> publish("2")).hasMessageContaining("1 entities could be followed");

    TrackDataset.drives(folder, POINTS, 21);
    assertThatThrownBy(() -> publish("3")).hasMessageContaining("1 entities could be followed");
  }

  @Test
  void publish_everySecondPointEach_isRefused() throws IOException {
    TrackDataset.drives(folder, POINTS, 20);
    keepRows(row -> !row.matches(".*:[0-9][048],.*"));
    publish("1");
    TrackDataset.drives(folder, POINTS, 20);
    keepRows(row -> row.matches(".*:[0-9][048],.*"));

    assertThatThrownBy(() -> publish("2")).hasMessageContaining("20 entities could be followed");
  }

  @Test
  void publish_anotherCutButSwitchedOff_passesAndIsRemembered() throws IOException {
    TrackDataset.drives(folder, POINTS, 20);
    publish("1");
    TrackDataset.edit(folder.resolve("dataset.yaml"), "ends: 300", "ends: 350");
    TrackDataset.edit(
        folder.resolve("dataset.yaml"), "successive: check", "successive: {off: a drill}");

    assertThat(publish("2")).contains("switched off: a drill");
    assertThat(people().entries(DRIVES)).containsOnlyKeys("1", "2");
  }

  @Test
  void publish_releaseWithoutEntryOrTorn_isRefused() throws IOException {
    TrackDataset.drives(folder, POINTS, 20);
    publish("1");
    Files.writeString(people().entries(DRIVES).get("1"), "torn");

    assertThatThrownBy(() -> publish("2")).hasMessageContaining("release 1 cannot be read");

    people().delete(DRIVES, "1");
    assertThatThrownBy(() -> publish("2")).hasMessageContaining("release 1 is missing");
  }

  @Test
  void publish_flowsAfterPoints_isRefused() throws IOException {
    TrackDataset.drives(folder, POINTS, 20);
    publish("1");
    TrackDataset.drives(folder, FLOWS, 20);

    assertThatThrownBy(() -> publish("2")).hasMessageContaining("by other columns");
  }

  @Test
  void publish_flowsAgainAndDayByDay_pass() throws IOException {
    TrackDataset.drives(folder, FLOWS, 20);
    publish("1");

    assertThat(publish("2")).contains("\"exposed\" : 0", "\"below\" : 0");

    TrackDataset.drive(folder, "2026-01-02T09:");
    assertThat(publish("3")).contains("\"releases\" : 2", "\"below\" : 0");
  }

  @Test
  void publish_flowsWithOneVehicleMore_isRefused() throws IOException {
    TrackDataset.drives(folder, FLOWS, 20);
    publish("1");
    TrackDataset.drives(folder, FLOWS, 21);

    assertThatThrownBy(() -> publish("2"))
        .isInstanceOf(PrivacyRefusal.class)
        .hasMessageContaining("by fewer than 5 entities, the fewest are 1");
  }

  @Test
  void publish_flowsOfTheSameHoursByAnotherRule_isRefused() throws IOException {
    TrackDataset.drives(folder, FLOWS, 20);
    publish("1");
    TrackDataset.edit(folder.resolve("dataset.yaml"), "cell: 0.01", "cell: 0.02");

    assertThatThrownBy(() -> publish("2")).hasMessageContaining("was made by another rule");
  }

  @Test
  void register_entries_holdNoVehicleAndNoTime() throws IOException {
    TrackDataset.drives(folder, POINTS, 20);
    publish("1");

    assertThat(people().entries(DRIVES).get("1"))
        .content(StandardCharsets.ISO_8859_1)
        .doesNotContain("KA00", "2026", "37.5");
  }

  private static String checked(String policy) {
    return policy.replace("successive: {off: one release}", "successive: check");
  }

  private void keepRows(Predicate<String> kept) throws IOException {
    var source = folder.resolve("drives.csv");
    try (var lines = Files.lines(source)) {
      Files.writeString(
          source,
          lines
              .filter(line -> line.startsWith("plate") || kept.test(line))
              .collect(Collectors.joining("\n", "", "\n")));
    }
  }

  /// Runs the steps as job `publish` does, then does what its switch does to both registers.
  private String publish(String version) throws IOException {
    var descriptor = DescriptorReader.read(folder);
    var source = new SourceFetcher(new Vault(home.vault())).fetch(descriptor);
    var run = new Run(descriptor, version, source, "", URI.create("urn:madang:"), files(version));
    WorkFolders.delete(run.files().folder());
    var earlier = new EarlierReleases.Registered(people(), releases);
    for (var step :
        List.of(
            new StageStep(LIMITS),
            new CheckStep(),
            new AnonymizeStep(LIMITS, earlier, NoiseMeans.trial(Clock.systemUTC())))) {
      step.execute(run);
    }
    people().store(DRIVES, version, run.files().registerEntry());
    var hash = "0".repeat(64);
    releases.finish(
        new Candidate(DRIVES, version, descriptor.title(), hash, hash, hash), Instant.EPOCH);
    return Files.readString(run.files().privacyReport());
  }

  private RunFiles files(String version) {
    return new RunFiles(home.work().resolve("drives").resolve(version));
  }

  private PeopleRegister people() {
    return new PeopleRegister(home.register());
  }
}

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
import city.madang.etl.table.TableEngine;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
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
  void publish_moreRows_keepsTheClassesOfTheOldOnes() throws IOException {
    publish("20261124.1");
    append(TestDataset.rides(root.resolve("more"), 500));

    var report = publish("20261124.2");

    assertThat(report).contains("\"verdict\" : \"published\"", "\"heldBack\" : 0");
    assertThat(report).contains("\"below\" : 0").doesNotContain("\"releases\" : 0");
  }

  @Test
  void publish_fewMoreRows_waitForMore() throws IOException {
    publish("20261124.1");
    var before = releasedRows("20261124.1");
    append(List.of("r1,1980,d3,7", "r2,1981,d3,8"));

    assertThat(publish("20261124.2")).contains("\"method\" : \"carried\"");
    assertThat(releasedRows("20261124.2")).isEqualTo(before);
  }

  @Test
  void publish_rowsThatLeft_takeTheirClassWithThem() throws IOException {
    publish("20261124.1");
    edit("suppression: 5%", "suppression: 20%");
    removeLines(10);

    var report = publish("20261124.2");

    assertThat(report).contains("\"verdict\" : \"published\"").doesNotContain("\"heldBack\" : 0");
  }

  @Test
  void publish_tooManyRowsThatLeft_isRefusedWithBothReasons() throws IOException {
    publish("20261124.1");
    removeLines(300);

    assertThatThrownBy(() -> publish("20261124.2"))
        .isInstanceOf(PrivacyRefusal.class)
        .hasMessageContaining("entities that earlier releases hold too")
        .hasMessageContaining("as a continuation of the release before: ")
        .hasMessageContaining("cannot stay in their classes");
  }

  @Test
  void publish_otherRidesOfTheSameShape_reuseTheClasses() throws IOException {
    edit("recoding: local", "recoding: global");
    publish("20261124.1");
    var rides = folder.resolve("rides.csv");
    Files.writeString(rides, Files.readString(rides).replaceAll("(?m)^r(?=[0-9])", "s"));

    assertThat(publish("20261124.2")).contains("\"method\" : \"reused\"");
  }

  /// Rows come and go at random; whatever stays must stand beside all releases before.
  @Test
  void publish_anyChanges_passesEveryAttack() throws IOException {
    edit("suppression: 5%", "suppression: 100%");
    var random = new Random(11);
    for (int release = 1; release <= 5; release++) {
      change(random);

      var report = publish("20261124." + release);
      assertThat(report).contains("\"verdict\" : \"published\"", "\"below\" : 0");
      assertThat(report.contains("heldBack")).isEqualTo(release > 1);
    }
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

  private long releasedRows(String version) {
    try (var engine = TableEngine.open(root.resolve("spill"), LIMITS)) {
      return engine.count(files(version).release().resolve("rides.parquet"));
    }
  }

  private void append(Path other) throws IOException {
    var lines = Files.readAllLines(other.resolve("rides.csv"));
    append(lines.subList(1, lines.size()));
  }

  private void append(List<String> rows) throws IOException {
    Files.write(folder.resolve("rides.csv"), rows, StandardOpenOption.APPEND);
  }

  private void removeLines(int count) throws IOException {
    var rides = folder.resolve("rides.csv");
    var lines = Files.readAllLines(rides);
    Files.write(rides, lines.subList(0, lines.size() - count));
  }

  /// Of the rows some go, and others come, some of them twice.
  private void change(Random random) throws IOException {
    var rides = folder.resolve("rides.csv");
    var lines = new ArrayList<>(Files.readAllLines(rides));
    var heading = lines.removeFirst();
    lines.removeIf(_ -> random.nextInt(50) == 0);
    for (int row = 0; row < 300; row++) {
      var line =
          "r%d,%d,d%d,%d"
              .formatted(
                  random.nextInt(900),
                  1990 + random.nextInt(3),
                  random.nextInt(3),
                  random.nextInt(60));
      lines.addAll(Collections.nCopies(1 + random.nextInt(2), line));
    }
    Collections.shuffle(lines, random);
    lines.addFirst(heading);
    Files.write(rides, lines);
  }

  private void edit(String before, String after) throws IOException {
    var descriptor = folder.resolve("dataset.yaml");
    Files.writeString(descriptor, Files.readString(descriptor).replace(before, after));
  }
}

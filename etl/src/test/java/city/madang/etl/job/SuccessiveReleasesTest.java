package city.madang.etl.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.privacy.PrivacyRefusal;
import city.madang.etl.table.TableEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The file steps of runs that follow each other, with what the switch leaves in the register.
class SuccessiveReleasesTest {
  private static final DatasetId RIDES = new DatasetId("rides");

  @TempDir Path root;
  private Path folder;
  private SuccessiveRuns runs;

  @BeforeEach
  void open() throws IOException {
    folder = TestDataset.rides(root.resolve("rides"), 2_000);
    runs = new SuccessiveRuns(root, RIDES, folder);
  }

  @Test
  void publish_samePeopleUnderTheSamePlan_passes() throws IOException {
    runs.publish("20261124.1");

    assertThat(runs.publish("20261124.2")).contains("\"releases\" : 1", "\"below\" : 0");
  }

  @Test
  void publish_samePeopleUnderAnotherPlan_isRefusedAndNotRemembered() throws IOException {
    runs.publish("20261124.1");
    edit("interval: [5, 20]", "interval: [7, 21]");

    assertThatThrownBy(() -> runs.publish("20261124.2"))
        .isInstanceOf(PrivacyRefusal.class)
        .hasMessageContaining("entities that earlier releases hold too")
        .hasMessageContaining("keep the recoding");
    assertThat(runs.people().entries(RIDES)).containsOnlyKeys("20261124.1");
    assertThat(runs.files("20261124.2").release().resolve("rides.parquet")).doesNotExist();
  }

  @Test
  void publish_moreRows_keepsTheClassesOfTheOldOnes() throws IOException {
    runs.publish("20261124.1");
    append(TestDataset.rides(root.resolve("more"), 500));

    var report = runs.publish("20261124.2");

    assertThat(report).contains("\"verdict\" : \"published\"", "\"heldBack\" : 0");
    assertThat(report).contains("\"below\" : 0").doesNotContain("\"releases\" : 0");
  }

  @Test
  void publish_fewMoreRows_waitForMore() throws IOException {
    runs.publish("20261124.1");
    var before = releasedRows("20261124.1");
    append(List.of("r1,1980,d3,7", "r2,1981,d3,8"));

    assertThat(runs.publish("20261124.2")).contains("\"method\" : \"carried\"");
    assertThat(releasedRows("20261124.2")).isEqualTo(before);
  }

  @Test
  void publish_rowsThatLeft_takeTheirClassWithThem() throws IOException {
    runs.publish("20261124.1");
    edit("suppression: 5%", "suppression: 20%");
    removeLines(10);

    var report = runs.publish("20261124.2");

    assertThat(report).contains("\"verdict\" : \"published\"").doesNotContain("\"heldBack\" : 0");
  }

  @Test
  void publish_tooManyRowsThatLeft_isRefusedWithBothReasons() throws IOException {
    runs.publish("20261124.1");
    removeLines(300);

    assertThatThrownBy(() -> runs.publish("20261124.2"))
        .isInstanceOf(PrivacyRefusal.class)
        .hasMessageContaining("entities that earlier releases hold too")
        .hasMessageContaining("as a continuation of the release before: ")
        .hasMessageContaining("cannot stay in their classes");
  }

  @Test
  void publish_otherRidesOfTheSameShape_reuseTheClasses() throws IOException {
    edit("recoding: local", "recoding: global");
    runs.publish("20261124.1");
    var rides = folder.resolve("rides.csv");
    Files.writeString(rides, Files.readString(rides).replaceAll("(?m)^r(?=[0-9])", "s"));

    assertThat(runs.publish("20261124.2")).contains("\"method\" : \"reused\"");
  }

  /// Rows come and go at random; whatever stays must stand beside all releases before.
  @Test
  void publish_anyChanges_passesEveryAttack() throws IOException {
    edit("suppression: 5%", "suppression: 100%");
    var random = new Random(11);
    for (int release = 1; release <= 5; release++) {
      change(random);

      var report = runs.publish("20261124." + release);
      assertThat(report).contains("\"verdict\" : \"published\"", "\"below\" : 0");
      assertThat(report.contains("heldBack")).isEqualTo(release > 1);
    }
  }

  @Test
  void publish_anotherPlanButSwitchedOff_passesAndIsRemembered() throws IOException {
    runs.publish("20261124.1");
    edit("interval: [5, 20]", "interval: [7, 21]");
    edit("recoding: local", "recoding: local, successive: {off: a drill}");

    assertThat(runs.publish("20261124.2")).contains("switched off: a drill");
    assertThat(runs.people().entries(RIDES)).containsOnlyKeys("20261124.1", "20261124.2");
  }

  @Test
  void publish_tornRegister_isRefused() throws IOException {
    runs.publish("20261124.1");
    Files.writeString(runs.people().entries(RIDES).get("20261124.1"), "torn");

    assertThatThrownBy(() -> runs.publish("20261124.2"))
        .isInstanceOf(PrivacyRefusal.class)
        .hasMessageContaining("release 20261124.1 cannot be read");
  }

  @Test
  void publish_releaseWithoutEntry_isRefused() throws IOException {
    runs.publish("20261124.1");
    Files.delete(runs.people().entries(RIDES).get("20261124.1"));

    assertThatThrownBy(() -> runs.publish("20261124.2"))
        .isInstanceOf(PrivacyRefusal.class)
        .hasMessageContaining("release 20261124.1 is missing");
  }

  @Test
  void anonymize_again_isNotComparedWithItself() throws IOException {
    runs.publish("20261124.1");

    assertThat(runs.publish("20261124.1")).contains("no earlier releases to compare with");
  }

  @Test
  void register_files_holdNoRider() throws IOException {
    runs.publish("20261124.1");

    var entry = runs.people().entries(RIDES).get("20261124.1");
    assertThat(new String(Files.readAllBytes(entry), StandardCharsets.ISO_8859_1))
        .doesNotContain("r123", "r99", "d23", "1999");
  }

  private long releasedRows(String version) {
    var files = runs.files(version);
    try (var engine = TableEngine.open(files.scratch(), SuccessiveRuns.LIMITS, files.folder())) {
      return engine.count(runs.files(version).release().resolve("rides.parquet"));
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

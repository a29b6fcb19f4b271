package city.madang.etl.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.privacy.PrivacyRefusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The file steps of runs about trajectories that follow each other, with what the switch leaves in
/// the register.
class TrackSuccessionTest {
  private static final DatasetId DRIVES = new DatasetId("drives");
  private static final String POINTS = checked(TrackDataset.POINTS);
  private static final String FLOWS = checked(TrackDataset.FLOWS);

  @TempDir Path root;
  private Path folder;
  private SuccessiveRuns runs;

  @BeforeEach
  void open() {
    folder = root.resolve("drives");
    runs = new SuccessiveRuns(root, DRIVES, folder);
  }

  @Test
  void publish_pointsDayByDay_pass() throws IOException {
    TrackDataset.drives(folder, POINTS, 20);
    runs.publish("1");
    TrackDataset.drive(folder, "2026-01-02T09:");

    assertThat(runs.publish("2")).contains("\"releases\" : 1", "\"exposed\" : 0");
  }

  @Test
  void publish_samePointsAgain_showsTheSameUnderOtherPseudonyms() throws IOException {
    TrackDataset.drives(folder, POINTS, 20);
    runs.publish("1");

    assertThat(runs.publish("2")).contains("\"entities\" : 20", "\"exposed\" : 0");
    assertThat(runs.people().entries(DRIVES)).containsOnlyKeys("1", "2");
    assertThat(runs.files("2").release().resolve("drives.parquet"))
        .exists()
        .content(StandardCharsets.ISO_8859_1)
        .isNotEqualTo(
            Files.readString(
                runs.files("1").release().resolve("drives.parquet"), StandardCharsets.ISO_8859_1));
  }

  @Test
  void publish_samePointsTrimmedOtherwise_isRefusedAndNotRemembered() throws IOException {
    TrackDataset.drives(folder, POINTS, 20);
    runs.publish("1");
    TrackDataset.edit(folder.resolve("dataset.yaml"), "ends: 300", "ends: 350");

    assertThatThrownBy(() -> runs.publish("2"))
        .isInstanceOf(PrivacyRefusal.class)
        .hasMessageContaining("20 entities could be followed farther")
        .hasMessageNotContaining("KA0");
    assertThat(runs.people().entries(DRIVES)).containsOnlyKeys("1");
    assertThat(runs.files("2").release().resolve("drives.parquet")).doesNotExist();
  }

  @Test
  void publish_pointsWithOneVehicleMoreOrLess_isRefused() throws IOException {
    TrackDataset.drives(folder, POINTS, 20);
    runs.publish("1");
    keepRows(row -> !row.startsWith("KA0007"));

    assertThatThrownBy(() -> runs.publish("2"))
        .hasMessageContaining("1 entities could be followed");

    TrackDataset.drives(folder, POINTS, 21);
    assertThatThrownBy(() -> runs.publish("3"))
        .hasMessageContaining("1 entities could be followed");
  }

  @Test
  void publish_everySecondPointEach_isRefused() throws IOException {
    TrackDataset.drives(folder, POINTS, 20);
    keepRows(row -> !row.matches(".*:[0-9][048],.*"));
    runs.publish("1");
    TrackDataset.drives(folder, POINTS, 20);
    keepRows(row -> row.matches(".*:[0-9][048],.*"));

    assertThatThrownBy(() -> runs.publish("2"))
        .hasMessageContaining("20 entities could be followed");
  }

  @Test
  void publish_anotherCutButSwitchedOff_passesAndIsRemembered() throws IOException {
    TrackDataset.drives(folder, POINTS, 20);
    runs.publish("1");
    TrackDataset.edit(folder.resolve("dataset.yaml"), "ends: 300", "ends: 350");
    TrackDataset.edit(
        folder.resolve("dataset.yaml"), "successive: check", "successive: {off: a drill}");

    assertThat(runs.publish("2")).contains("switched off: a drill");
    assertThat(runs.people().entries(DRIVES)).containsOnlyKeys("1", "2");
  }

  @Test
  void publish_releaseWithoutEntryOrTorn_isRefused() throws IOException {
    TrackDataset.drives(folder, POINTS, 20);
    runs.publish("1");
    Files.writeString(runs.people().entries(DRIVES).get("1"), "torn");

    assertThatThrownBy(() -> runs.publish("2")).hasMessageContaining("release 1 cannot be read");

    Files.delete(runs.people().entries(DRIVES).get("1"));
    assertThatThrownBy(() -> runs.publish("2")).hasMessageContaining("release 1 is missing");
  }

  @Test
  void publish_flowsAfterPoints_isRefused() throws IOException {
    TrackDataset.drives(folder, POINTS, 20);
    runs.publish("1");
    TrackDataset.drives(folder, FLOWS, 20);

    assertThatThrownBy(() -> runs.publish("2")).hasMessageContaining("by other columns");
  }

  @Test
  void publish_flowsAgainAndDayByDay_pass() throws IOException {
    TrackDataset.drives(folder, FLOWS, 20);
    runs.publish("1");

    assertThat(runs.publish("2")).contains("\"exposed\" : 0", "\"below\" : 0");

    TrackDataset.drive(folder, "2026-01-02T09:");
    assertThat(runs.publish("3")).contains("\"releases\" : 2", "\"below\" : 0");
  }

  @Test
  void publish_flowsWithOneVehicleMore_isRefused() throws IOException {
    TrackDataset.drives(folder, FLOWS, 20);
    runs.publish("1");
    TrackDataset.drives(folder, FLOWS, 21);

    assertThatThrownBy(() -> runs.publish("2"))
        .isInstanceOf(PrivacyRefusal.class)
        .hasMessageContaining("by fewer than 5 entities, the fewest are 1");
  }

  @Test
  void publish_flowsOfTheSameHoursByAnotherRule_isRefused() throws IOException {
    TrackDataset.drives(folder, FLOWS, 20);
    runs.publish("1");
    TrackDataset.edit(folder.resolve("dataset.yaml"), "cell: 0.01", "cell: 0.02");

    assertThatThrownBy(() -> runs.publish("2")).hasMessageContaining("was made by another rule");
  }

  @Test
  void register_entries_holdNoVehicleAndNoTime() throws IOException {
    TrackDataset.drives(folder, POINTS, 20);
    runs.publish("1");

    assertThat(runs.people().entries(DRIVES).get("1"))
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
}

package city.madang.etl.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.index.SearchIndex;
import city.madang.etl.index.SearchNode;
import city.madang.etl.release.Database;
import city.madang.etl.release.Home;
import city.madang.etl.release.TestDatabase;
import city.madang.etl.run.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// Kills a run that spends of the privacy budget: right after the reservation, and after each step
/// between the noisy figures and the switch.
class KilledNoisyRunIT {
  private static final DatasetId RIDES = new DatasetId("rides");
  private static final List<String> POINTS =
      List.of(RunProcess.RESERVED, "after:anonymize", "after:export", "before:switch");

  private URI search;

  @BeforeEach
  void emptySearch() {
    search = SearchNode.empty();
  }

  @ParameterizedTest
  @EnumSource
  void noisyRun_killedBetweenReservationAndSwitch_spendsOnceWithTheSameNoise(
      TestDatabase kind, @TempDir Path root) throws Exception {
    var dataset = TestDataset.noisyRides(root.resolve("rides"), 500, TestDataset.NOISE);
    var calm = home(kind, root.resolve("calm"));
    finish(calm, dataset);
    withdraw();
    var home = home(kind, root.resolve("home"));
    Files.copy(calm.noiseKey(), home.noiseKey());

    KilledProcess.killAt(RunProcess.RESERVED, home, dataset, search);
    assertThat(entries(home)).isEqualTo(1);
    assertThat(figures(home.work())).isEmpty();
    for (var point : POINTS.subList(1, POINTS.size())) {
      KilledProcess.killAt(point, home, dataset, search);
    }
    finish(home, dataset);

    assertThat(entries(home)).isEqualTo(1);
    assertThat(report(home).at("/noise/budget/spent").asInt()).isEqualTo(4);
    assertThat(Files.readString(only(home, "rides.csv")))
        .isEqualTo(Files.readString(only(calm, "rides.csv")));
    assertThat(home.budgetAnchor()).content().startsWith("1 ");
    withdraw();
  }

  private static Home home(TestDatabase kind, Path root) throws IOException {
    var home = new Home(Files.createDirectory(root));
    if (kind == TestDatabase.POSTGRESQL) {
      Files.writeString(
          home.databaseSettings(),
          "url = %s\nuser = %s\n"
              .formatted(TestDatabase.emptyPostgresql(), TestDatabase.POSTGRESQL_USER));
    }
    return home;
  }

  private void withdraw() {
    try (var index = new SearchIndex(search)) {
      index.withdraw(RIDES);
    }
  }

  private long entries(Home home) throws IOException {
    try (var world = World.open(search, home)) {
      return new Database(world.engines().database())
          .query("select count(*) from budget_entry", row -> row.getLong(1))
          .getFirst();
    }
  }

  /// Released files of noisy figures.
  private static List<Path> figures(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith("release/rides.parquet")).toList();
    }
  }

  private static JsonNode report(Home home) throws IOException {
    return Json.read(only(home, "privacy.json"), JsonNode.class);
  }

  private static Path only(Home home, String name) throws IOException {
    try (var files = Files.walk(home.releases())) {
      var found = files.filter(file -> file.endsWith(name)).toList();
      assertThat(found).hasSize(1);
      return found.getFirst();
    }
  }

  private void finish(Home home, Path dataset) throws Exception {
    var process = KilledProcess.start("never", home, dataset, search);
    try (var output = process.inputReader(UTF_8)) {
      var text = String.join("\n", output.lines().toList());
      assertThat(process.waitFor()).as(text).isZero();
      assertThat(text).containsAnyOf("published release", "nothing new");
    }
  }
}

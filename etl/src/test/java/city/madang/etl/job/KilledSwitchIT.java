package city.madang.etl.job;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.doors.WorkFolders;
import city.madang.etl.index.SearchIndex;
import city.madang.etl.index.SearchNode;
import city.madang.etl.job.SwitchProcess.Point;
import city.madang.etl.release.Home;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Halts the process at each boundary between two instructions of the switch.
class KilledSwitchIT {
  private static final DatasetId STOPS = new DatasetId("stops");
  private static final DatasetId RIDES = new DatasetId("rides");

  @TempDir Path root;
  private URI search;

  @BeforeEach
  void emptySearch() {
    search = SearchNode.empty();
  }

  @Test
  void switch_haltedAtEachBoundary_endsWithAllDoorsOnOneVersion() throws Exception {
    var stops = stops();
    publishTwice(stops);

    for (var point : Point.values()) {
      OpenDataset.stops(stops.folder(), 200 + point.exitCode());
      var before = stops.released();
      stops.haltAt(point);
      var version = latest(stops);
      var made = stops.files(version);

      var doors = stops.restart();

      assertThat(doors.registered()).as("%s", point).contains(version);
      assertOneVersion(doors);
      assertThat(stops.released()).as("%s", point).isEqualTo(union(before, made));
      assertThat(stops.home().work().resolve("stops")).as("%s", point).isEmptyDirectory();
    }
  }

  @Test
  void peopleRegister_entryStoredAndHalted_isPublishedAtRestart() throws Exception {
    var folder = TestDataset.rides(root.resolve("rides"), 2_000);
    var rides = new SwitchedHome(search, new Home(root.resolve("home")), RIDES, folder);
    rides.haltAt(Point.ENTRY_STORED);
    var made = rides.files(latest(rides));

    var doors = rides.restart();

    assertOneVersion(doors);
    assertThat(rides.released()).isEqualTo(made);
  }

  @Test
  void dataset_editedAfterTheIntent_isFinishedAsItWasBeforeItIsRefused() throws Exception {
    var stops = stops();
    stops.publish();
    OpenDataset.stops(stops.folder(), 250);
    stops.haltAt(Point.GRAPH_REPLACED);
    var version = latest(stops);
    var made = stops.files(version);
    Files.writeString(
        stops.folder().resolve("stops.csv"), "s000001,again\n", StandardOpenOption.APPEND);
    Files.writeString(
        stops.folder().resolve("dataset.yaml"), "# edited\n", StandardOpenOption.APPEND);

    assertThat(stops.publish()).isInstanceOf(RunResult.Refused.class);

    var doors = stops.restart();
    assertThat(doors.registered()).contains(version);
    assertOneVersion(doors);
    assertThat(stops.released()).containsAllEntriesOf(made);
  }

  @Test
  void descriptor_brokenAfterTheIntent_isNotNeeded() throws Exception {
    var stops = stops();
    stops.haltAt(Point.INTENT_WRITTEN);
    Files.writeString(stops.folder().resolve("dataset.yaml"), "id: [broken\n");

    var doors = stops.restart();

    assertThat(doors.registered()).isPresent();
    assertOneVersion(doors);
  }

  @Test
  void workFolder_deletedByHandAfterTheIntent_takesTheDoorsBack() throws Exception {
    var stops = stops();
    stops.publish();
    var before = stops.released();
    var current = stops.restart().registered();
    OpenDataset.stops(stops.folder(), 250);
    stops.haltAt(Point.GRAPH_REPLACED);
    var lost = latest(stops);
    delete(stops.home().work().resolve("stops").resolve(lost));

    var doors = stops.restart();

    assertThat(doors.registered()).isEqualTo(current);
    assertOneVersion(doors);
    assertThat(stops.released()).isEqualTo(before);
    assertThat(stops.publish()).isInstanceOf(RunResult.Published.class);
    assertThat(stops.restart().registered()).isPresent().isNotEqualTo(Optional.of(lost));
  }

  @Test
  void workFolder_deletedOfTheFirstRelease_leavesNothingBehind() throws Exception {
    var stops = stops();
    stops.haltAt(Point.GRAPH_REPLACED);
    delete(stops.home().work().resolve("stops"));
    Files.createDirectories(stops.home().releases().resolve("stops"));

    var doors = stops.restart();

    assertThat(doors)
        .isEqualTo(new World.Doors(Optional.empty(), Optional.empty(), Optional.empty(), Map.of()));
  }

  @Test
  void index_deletedByHandAfterTheIntent_isMadeAgainFromTheReleasedFiles() throws Exception {
    var stops = stops();
    stops.haltAt(Point.GRAPH_REPLACED);
    try (var index = new SearchIndex(search)) {
      index.discard(SearchIndex.name(STOPS, latest(stops)));
    }

    var doors = stops.restart();

    assertOneVersion(doors);
    try (var index = new SearchIndex(search)) {
      assertThat(index.documents().values()).containsExactly(201L);
      assertThat(index.search("Plaza 200", 1).hits()).isNotEmpty();
    }
  }

  private SwitchedHome stops() throws Exception {
    var folder = OpenDataset.stops(root.resolve("stops"), 200);
    return new SwitchedHome(search, new Home(root.resolve("home")), STOPS, folder);
  }

  /// So that there are an index to be deleted and one that readers still follow.
  private static void publishTwice(SwitchedHome stops) throws Exception {
    stops.publish();
    OpenDataset.stops(stops.folder(), 210);
    stops.publish();
  }

  private static void assertOneVersion(World.Doors doors) {
    assertThat(doors.indexed()).isEqualTo(doors.registered());
    assertThat(doors.mapped()).isEqualTo(doors.registered());
  }

  private static Map<String, String> union(Map<String, String> some, Map<String, String> others) {
    var union = new TreeMap<>(some);
    union.putAll(others);
    return union;
  }

  /// The newest version that there is a folder of, in work or released.
  private static String latest(SwitchedHome home) throws Exception {
    var versions = new ArrayList<String>();
    for (var root : new Path[] {home.home().work(), home.home().releases()}) {
      var folder = root.resolve(home.dataset().value());
      if (Files.isDirectory(folder)) {
        try (var children = Files.list(folder)) {
          children.map(child -> String.valueOf(child.getFileName())).forEach(versions::add);
        }
      }
    }
    return versions.stream()
        .max(
            Comparator.comparing((String version) -> version.substring(0, 8))
                .thenComparing(version -> Integer.valueOf(version.substring(9))))
        .orElseThrow();
  }

  private static void delete(Path folder) {
    WorkFolders.delete(folder);
  }
}

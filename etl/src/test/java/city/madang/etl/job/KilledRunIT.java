package city.madang.etl.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.index.SearchIndex;
import city.madang.etl.index.SearchNode;
import city.madang.etl.release.Home;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the process before and after the work of every step, one after the other in one run. After
/// `graph` the switch is finished without its step: [KilledSwitchIT] kills it at each instruction.
class KilledRunIT {
  private static final List<String> STEPS =
      List.of(
          "fetch",
          "stage",
          "check",
          "anonymize",
          "export",
          "map",
          "compare",
          "sign",
          "index",
          "graph");
  private static final DatasetId RIDES = new DatasetId("rides");

  /// They tell when they were made, or how long it took.
  private static final Set<String> TIMED =
      Set.of("manifest.json", "privacy.json", "provenance.ttl", "manifest.json.jws");

  @TempDir Path root;

  @Test
  void run_killedAtEachPoint_publishesOnceAndTheSame() throws Exception {
    var search = SearchNode.empty();
    var dataset = TestDataset.rides(root.resolve("rides"), 10_000);
    var calm = new Home(root.resolve("calm"));
    assertThat(finish(calm, dataset, search)).contains("published release");
    var expected = hashes(calm);
    try (var index = new SearchIndex(search)) {
      index.withdraw(RIDES);
    }

    var home = new Home(root.resolve("home"));
    for (var point : points()) {
      KilledProcess.killAt(point, home, dataset, search);
    }
    var last = finish(home, dataset, search);

    assertThat(last).containsAnyOf("published release", "nothing new");
    assertThat(hashes(home)).isEqualTo(expected);
    assertOneRelease(home, search);
  }

  private static List<String> points() {
    return STEPS.stream().flatMap(step -> Stream.of("before:" + step, "after:" + step)).toList();
  }

  private void assertOneRelease(Home home, URI search) throws IOException {
    try (var world = World.open(search, home);
        var releases = Files.list(home.releases().resolve("rides"))) {
      var doors = world.doors(RIDES);
      assertThat(releases).hasSize(1);
      assertThat(doors.registered())
          .isPresent()
          .isEqualTo(doors.indexed())
          .isEqualTo(doors.mapped());
      assertThat(home.work().resolve("rides")).doesNotExist();
    }
  }

  private String finish(Home home, Path dataset, URI search) throws Exception {
    var process = KilledProcess.start("never", home, dataset, search);
    try (var output = process.inputReader(UTF_8)) {
      var text = String.join("\n", output.lines().toList());
      assertThat(process.waitFor()).as(text).isZero();
      return text;
    }
  }

  private static Map<String, String> hashes(Home home) throws IOException {
    var hashes = new TreeMap<String, String>();
    try (var files = Files.walk(home.releases())) {
      files
          .filter(Files::isRegularFile)
          .map(ReleasedFile::of)
          .filter(file -> !TIMED.contains(file.name()))
          .forEach(file -> hashes.put(file.name(), file.sha256()));
    }
    return hashes;
  }
}

package city.madang.etl.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.index.SearchNode;
import city.madang.etl.release.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a run when SPARQL shows the new triples, then edits the descriptor.
class KilledThenEditedIT {
  @TempDir Path root;

  @Test
  void publish_afterAKilledSwitchAndAnEdit_isComparedWithWhatWasSeen() throws Exception {
    var search = SearchNode.empty();
    var dataset = TestDataset.rides(root.resolve("rides"), 2_000);
    var home = new Home(root.resolve("home"));
    KilledProcess.killAt("after:graph", home, dataset, search);
    var yaml = dataset.resolve("dataset.yaml");
    Files.writeString(
        yaml, Files.readString(yaml).replace("interval: [5, 20]", "interval: [7, 21]"));
    var process = KilledProcess.start("never", home, dataset, search);
    try (var output = process.inputReader(UTF_8)) {
      var text = String.join("\n", output.lines().toList());
      assertThat(process.waitFor()).as(text).isEqualTo(3);
    }
  }
}

package city.madang.etl.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.release.Home;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;

/// Starts [RunProcess] in a JVM of its own, and kills it where it stands still.
final class KilledProcess {
  private KilledProcess() {}

  /// Publishes until `point` is reached, then no longer.
  static void killAt(String point, Home home, Path dataset, URI search) throws Exception {
    var process = start(point, home, dataset, search);
    try (var output = process.inputReader(UTF_8)) {
      var lines = new ArrayList<String>();
      var line = output.readLine();
      while (line != null && !line.equals(RunProcess.PAUSED)) {
        lines.add(line);
        line = output.readLine();
      }
      assertThat(line).as("%s: %s", point, lines).isEqualTo(RunProcess.PAUSED);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  /// Starts a process that publishes and, unless `point` is `never`, stands still there.
  static Process start(String point, Home home, Path dataset, URI search) throws IOException {
    return TestJvm.of(
            RunProcess.class, home.root().toString(), search.toString(), dataset.toString(), point)
        .start();
  }
}

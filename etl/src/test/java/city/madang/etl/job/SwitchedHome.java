package city.madang.etl.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.job.SwitchProcess.Point;
import city.madang.etl.release.Home;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// A home whose switches are cut off, and what is left of it then.
record SwitchedHome(URI search, Home home, DatasetId dataset, Path folder) {

  /// Publishes in this process, to the end.
  RunResult publish() throws IOException {
    try (var world = World.open(search, home);
        var publisher = new Publisher(world.engines(), Runnable::run)) {
      var snapshot = publisher.publish(folder).snapshot();
      return snapshot.exitCode().orElseThrow() == 0
          ? new RunResult.Published(world.doors(dataset).registered().orElseThrow())
          : new RunResult.Refused(snapshot.messages());
    }
  }

  /// Publishes in another process, which ends at `point`.
  void haltAt(Point point) throws Exception {
    var process =
        TestJvm.of(
                SwitchProcess.class,
                home.root().toString(),
                search.toString(),
                folder.toString(),
                point.name())
            .start();
    try (var output = process.inputReader(UTF_8)) {
      var text = String.join("\n", output.lines().toList());
      assertThat(process.waitFor()).as("%s: %s", point, text).isEqualTo(point.exitCode());
    } finally {
      process.destroyForcibly();
    }
  }

  /// Starts as the portal does, and tells what every door shows then.
  World.Doors restart() throws IOException {
    try (var world = World.open(search, home);
        var publisher = new Publisher(world.engines(), Runnable::run)) {
      publisher.recover();
      assertThat(world.engines().register().listIntents()).isEmpty();
      return world.doors(dataset);
    }
  }

  /// The files of the release that a cut-off run was about, wherever they are.
  Map<String, String> files(String version) throws IOException {
    var work = home.work().resolve(dataset.value()).resolve(version).resolve("release");
    var hashes = new TreeMap<String, String>();
    var release = Files.isDirectory(work) ? work : home.release(dataset, version);
    try (var files = Files.list(release)) {
      files
          .map(ReleasedFile::of)
          .forEach(file -> hashes.put(version + "/" + file.name(), file.sha256()));
    }
    return hashes;
  }

  /// Every file of every release.
  Map<String, String> released() throws IOException {
    var hashes = new TreeMap<String, String>();
    try (var versions = Files.list(home.releases().resolve(dataset.value()))) {
      for (var version : versions.toList()) {
        hashes.putAll(files(String.valueOf(version.getFileName())));
      }
    }
    return hashes;
  }
}

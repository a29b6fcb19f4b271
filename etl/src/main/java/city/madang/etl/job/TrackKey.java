package city.madang.etl.job;

import city.madang.etl.privacy.trajectory.RunKey;
import city.madang.etl.source.Beside;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/// The secret of a run about trajectories.
///
/// It lies in the run's private folder and nowhere else: a restart of a killed run finds it there,
/// and the step `switch`, a refusal or the end of a local run deletes it with the folder.
final class TrackKey {
  private TrackKey() {}

  /// The key of this run, made by the first who asks.
  static RunKey of(Run run) {
    var file = run.files().folder().resolve("trajectory.key");
    if (!Files.exists(file)) {
      var key = new byte[RunKey.LENGTH];
      new SecureRandom().nextBytes(key);
      Beside.write(file, beside -> Files.write(beside, key));
    }
    return RunKey.of(read(file));
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot read the key of the run", failed);
    }
  }
}

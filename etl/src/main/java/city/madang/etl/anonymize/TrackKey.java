package city.madang.etl.anonymize;

import city.madang.etl.privacy.trajectory.RunKey;
import city.madang.etl.release.SecretFile;
import city.madang.etl.run.Run;

/// The secret of a run about trajectories.
///
/// It lies in the run's private folder and nowhere else: a restart of a killed run finds it there,
/// and the step `switch`, a refusal or the end of a local run deletes it with the folder.
final class TrackKey {
  private TrackKey() {}

  /// The key of this run, made by the first who asks.
  static RunKey of(Run run) {
    return RunKey.of(
        SecretFile.readOrCreate(run.files().folder().resolve("trajectory.key"), RunKey.LENGTH));
  }
}

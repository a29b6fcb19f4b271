package city.madang.etl.job;

import city.madang.etl.anonymize.EarlierReleases;
import city.madang.etl.anonymize.NoiseMeans;
import city.madang.etl.dataset.DatasetId;
import city.madang.etl.export.signature.SigningKeys;
import city.madang.etl.release.ReleaseHistory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The steps of a run in their order. `fetch` comes before them, `index` stands between the two
/// lists.
final class RunSteps {
  private RunSteps() {}

  /// What tells whether the source is good enough, and says what its shapes ask for.
  static List<RunStep> checking() {
    return List.of(new StageStep(), new CheckStep(), new ShapeStep());
  }

  /// What can run without servers, up to the files and triples that would be released.
  static List<RunStep> anonymizing(Clock clock) {
    var noise = NoiseMeans.trial(clock);
    return anonymizing(clock, new EarlierReleases.None(), noise, new MapStep());
  }

  private static List<RunStep> anonymizing(
      Clock clock, EarlierReleases earlier, NoiseMeans noise, MapStep map) {
    return List.of(
        new StageStep(),
        new CheckStep(),
        new AnonymizeStep(earlier, noise),
        new ExportStep(clock),
        map);
  }

  /// Everything that only writes files.
  static List<RunStep> beforeIndex(Engines engines) {
    var earlier = EarlierReleases.Registered.of(engines.home(), engines.register());
    var noise = NoiseMeans.of(engines.home(), engines.database(), engines.clock());
    var history = new ReleaseHistory(engines.database(), engines.home());
    var map = new MapStep(dataset -> firstVersion(history, dataset));
    var steps = new ArrayList<>(anonymizing(engines.clock(), earlier, noise, map));
    steps.add(new CompareStep(engines.register()));
    steps.add(new SignStep(new SigningKeys(engines.home().signing())));
    return steps;
  }

  private static Optional<String> firstVersion(ReleaseHistory history, DatasetId dataset) {
    return history.findOldest(dataset).map(entry -> entry.release().version());
  }

  static List<RunStep> afterIndex(Engines engines) {
    return List.of(new GraphStep(engines), new SwitchStep(engines), new RetainStep(engines));
  }
}

package city.madang.portal.problem;

import static city.madang.portal.problem.ProblemType.RELEASE_RETIRED;
import static city.madang.portal.problem.ProblemType.RELEASE_WITHDRAWN;

import city.madang.etl.release.ReleaseEntry;
import city.madang.etl.release.Tombstone;
import city.madang.etl.release.Tombstone.Retired;
import city.madang.etl.release.Tombstone.Withdrawn;
import java.util.Optional;

/// What is answered instead of what a release had that is gone: when, why, and what there is now.
///
/// Members: `dataset`, `version`, `withdrawn` and `why`, or `retired` and `rule`, and `current`,
/// the version that the dataset has now, if it has one.
public final class GoneProblem {
  private GoneProblem() {}

  /// The problem of a release that is not kept.
  ///
  /// @param current version of its dataset
  public static ProblemException of(ReleaseEntry entry, Optional<String> current) {
    var release = entry.release();
    var problem =
        of(release.version(), entry.tombstone().orElseThrow())
            .and("dataset", release.dataset().value())
            .and("version", release.version());
    return current.map(version -> problem.and("current", version)).orElse(problem);
  }

  private static ProblemException of(String version, Tombstone tombstone) {
    return switch (tombstone) {
      case Withdrawn(var at, var why) ->
          RELEASE_WITHDRAWN
              .with("release %s was withdrawn: %s".formatted(version, why))
              .and("withdrawn", at.toString())
              .and("why", why);
      case Retired(var at, var rule) ->
          RELEASE_RETIRED
              .with("release %s was retired by retention: %s".formatted(version, rule))
              .and("retired", at.toString())
              .and("rule", rule);
    };
  }
}

package city.madang.etl.release;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.release.Tombstone.Withdrawn;
import java.time.Instant;
import java.util.Optional;

/// A release in the history of its dataset, kept or not.
///
/// @param release its folder is there only while it is kept
/// @param current whether all doors show it
/// @param tombstone why it is not kept
public record ReleaseEntry(Release release, boolean current, Optional<Tombstone> tombstone) {
  /// Where an entry stands in the history, which has no two at one place.
  ///
  /// @param published when it became current
  /// @param version of the release
  public record Position(Instant published, String version) {}

  /// Where an entry stands among the news of all datasets, which have no two at one place.
  ///
  /// @param at when it became current, or was withdrawn: nobody waits for the end of a retention
  public record News(Instant at, DatasetId dataset, String version) {}

  public boolean kept() {
    return tombstone.isEmpty();
  }

  public Position position() {
    return new Position(release.published(), release.version());
  }

  public News news() {
    var at =
        tombstone
            .filter(Withdrawn.class::isInstance)
            .map(Tombstone::at)
            .orElseGet(release::published);
    return new News(at, release.dataset(), release.version());
  }
}

package city.madang.etl.release;

import java.time.Instant;

/// What is left of a release whose files are gone: when, and why.
public sealed interface Tombstone {
  /// When it went.
  Instant at();

  /// A steward took it back.
  ///
  /// @param why in the steward's words, for everybody to read
  record Withdrawn(Instant at, String why) implements Tombstone {}

  /// The dataset's retention ended it.
  ///
  /// @param rule of the descriptor at that time, such as `keep 12`
  record Retired(Instant at, String rule) implements Tombstone {}
}

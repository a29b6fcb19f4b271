package city.madang.etl.quality;

/// What a notice means for a run, as GTFS validators tell it.
public enum Severity {
  /// Stops the run, unless the descriptor accepts it by name.
  ERROR,
  /// The data is worse than it should be.
  WARNING,
  /// Good to know.
  INFO
}

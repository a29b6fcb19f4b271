package city.madang.etl.privacy.trajectory;

/// Why a point is not released. The first that applies counts.
public enum DropCause {
  /// Outside the area.
  AREA,
  /// Slower or faster than allowed, or of unknown speed where speeds are limited.
  SPEED,
  /// Near an end of its trip.
  ENDS,
  /// Near a stop.
  STOPS,
  /// Near a turnaround.
  TURNS,
  /// Between two pieces, or left over from a piece too short to be one.
  CUTS
}

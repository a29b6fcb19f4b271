package city.madang.etl.privacy.trajectory;

import java.util.EnumMap;
import java.util.Map;

/// What became of points: read = kept + dropped.
///
/// @param points read
/// @param trips that they were split into
/// @param tripsWithPieces those of which a piece is left
/// @param pieces that are left
/// @param kept points in pieces
/// @param dropped by cause; each cause is there
public record TrackTally(
    long points,
    long trips,
    long tripsWithPieces,
    long pieces,
    long kept,
    Map<DropCause, Long> dropped) {
  /// Nothing yet.
  public static final TrackTally NONE = new TrackTally(0, 0, 0, 0, 0, Map.of());

  /// @throws IllegalArgumentException if a point is missing or too many
  public TrackTally {
    var all = new EnumMap<DropCause, Long>(DropCause.class);
    for (var cause : DropCause.values()) {
      all.put(cause, dropped.getOrDefault(cause, 0L));
    }
    dropped = Map.copyOf(all);
    if (points != kept + all.values().stream().mapToLong(Long::longValue).sum()) {
      throw new IllegalArgumentException("points read are neither kept nor dropped, or both");
    }
  }

  /// The points of both.
  public TrackTally plus(TrackTally other) {
    var sum = new EnumMap<DropCause, Long>(DropCause.class);
    dropped.forEach((cause, count) -> sum.put(cause, count + other.dropped(cause)));
    return new TrackTally(
        points + other.points,
        trips + other.trips,
        tripsWithPieces + other.tripsWithPieces,
        pieces + other.pieces,
        kept + other.kept,
        sum);
  }

  /// Points dropped for one cause.
  public long dropped(DropCause cause) {
    return dropped.getOrDefault(cause, 0L);
  }
}

package city.madang.etl.privacy.trajectory;

import java.util.EnumMap;
import java.util.Map;

/// Counts while the points of one entity are cut.
final class TallyCounter {
  private final Map<DropCause, Long> dropped = new EnumMap<>(DropCause.class);
  private long kept;
  private long pieces;
  private long trips;
  private long tripsWithPieces;
  private long points;

  void addTrip(int pointsOfTrip, boolean hasPieces) {
    trips++;
    tripsWithPieces += hasPieces ? 1 : 0;
    points += pointsOfTrip;
  }

  void keep(int points) {
    kept += points;
    pieces++;
  }

  void drop(DropCause cause, int points) {
    dropped.merge(cause, (long) points, Long::sum);
  }

  TrackTally tally() {
    return new TrackTally(points, trips, tripsWithPieces, pieces, kept, dropped);
  }
}

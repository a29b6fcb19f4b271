package city.madang.etl.privacy.trajectory;

import java.util.List;

/// What is released of a trip under one pseudonym.
///
/// @param pseudonym 64 hexadecimal digits that nobody can compute without the run's key
/// @param points by time, 2 or more
public record Piece(String pseudonym, List<TrackPoint> points) {
  public Piece {
    points = List.copyOf(points);
  }
}

package city.madang.etl.privacy.trajectory;

import java.util.List;

/// What may be released of one entity, as far as trimming goes; the release needs the verifier's
/// word too.
///
/// @param pieces of all its trips, by time
/// @param trips those of which a piece is left, by time
/// @param tally what became of its points
public record EntityTracks(List<Piece> pieces, List<TripEnds> trips, TrackTally tally) {
  public EntityTracks {
    pieces = List.copyOf(pieces);
    trips = List.copyOf(trips);
  }
}

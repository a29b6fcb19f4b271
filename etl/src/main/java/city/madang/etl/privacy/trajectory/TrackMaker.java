package city.madang.etl.privacy.trajectory;

import city.madang.etl.dataset.TrajectoryPolicy;
import city.madang.etl.dataset.TrajectoryPolicy.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes of the points of one entity the pieces and trip ends that may be seen.
///
/// The same points, rule and keys give the same result, whatever was made before.
public final class TrackMaker {
  private final TrajectoryPolicy rule;
  private final TrackKeys keys;
  private final Rounding rounding;
  private final Optional<Cells> cells;

  public TrackMaker(TrajectoryPolicy rule, TrackKeys keys) {
    this.rule = rule;
    this.keys = keys;
    this.rounding = new Rounding(rule.precision());
    this.cells =
        rule.output() instanceof Output.Flows flows
            ? Optional.of(new Cells(flows))
            : Optional.empty();
  }

  /// Trims, cuts and rounds.
  ///
  /// @param id of the entity, raw
  /// @param points all of the entity, by time
  public EntityTracks make(String id, List<RawPoint> points) {
    var entity = new Entity(id, rule, keys, rounding);
    var trips = Trips.split(points, Micros.of(rule.gap()));
    var tally = new TallyCounter();
    var pieces = new ArrayList<Piece>();
    var ends = new ArrayList<TripEnds>();
    for (var trip : trips) {
      var made = new TripCutter(entity, trip, tally).cut(PointRules.of(entity, trip));
      tally.addTrip(trip.size(), !made.isEmpty());
      pieces.addAll(made);
      ends(made).ifPresent(ends::add);
    }
    return new EntityTracks(pieces, ends, tally.tally());
  }

  private Optional<TripEnds> ends(List<Piece> pieces) {
    if (pieces.isEmpty()) {
      return Optional.empty();
    }
    var first = pieces.getFirst().points().getFirst();
    var last = pieces.getLast().points().getLast();
    return cells.map(it -> new TripEnds(it.cell(first), it.cell(last), it.window(first)));
  }

  /// What cutting needs to know of an entity.
  record Entity(String id, TrajectoryPolicy rule, TrackKeys keys, Rounding rounding) {
    @Override
    public String toString() {
      return "Entity[]";
    }
  }
}

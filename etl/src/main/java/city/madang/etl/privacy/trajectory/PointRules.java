package city.madang.etl.privacy.trajectory;

import city.madang.etl.dataset.TrajectoryPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells for each point of a trip whether it must go.
///
/// Area and speed are tested raw and rounded, so that neither shows anything outside.
final class PointRules implements TripCutter.DropTest {
  private final TrackMaker.Entity entity;
  private final List<HiddenCircle> circles;

  private PointRules(TrackMaker.Entity entity, List<HiddenCircle> circles) {
    this.entity = entity;
    this.circles = circles;
  }

  static PointRules of(TrackMaker.Entity entity, List<RawPoint> trip) {
    var trim = entity.rule().trim();
    var circles = new ArrayList<HiddenCircle>();
    for (var end : List.of(trip.getFirst(), trip.getLast())) {
      circles.add(circle(entity, end, DropCause.ENDS, trim.endsMeters()));
    }
    for (var stop : Stops.find(trip, entity.rule().stay())) {
      circles.add(circle(entity, stop, DropCause.STOPS, trim.stopsMeters()));
    }
    for (var turn : Turns.find(trip)) {
      circles.add(circle(entity, turn, DropCause.TURNS, trim.turnsMeters()));
    }
    return new PointRules(entity, circles);
  }

  private static HiddenCircle circle(
      TrackMaker.Entity entity, RawPoint place, DropCause cause, double distanceMeters) {
    var shifts = new HiddenCircle.Shifts(entity.keys().places(), entity.id());
    var extension = entity.rule().trim().extensionMeters();
    return HiddenCircle.around(place, cause, distanceMeters, extension, shifts);
  }

  @Override
  public Optional<DropCause> find(RawPoint point) {
    var rounded = entity.rounding().of(point);
    if (outsideArea(point, rounded)) {
      return Optional.of(DropCause.AREA);
    }
    if (outsideSpeeds(point, rounded)) {
      return Optional.of(DropCause.SPEED);
    }
    for (var circle : circles) {
      if (circle.hides(point)) {
        return Optional.of(circle.cause());
      }
    }
    return Optional.empty();
  }

  private boolean outsideArea(RawPoint point, TrackPoint rounded) {
    var area = entity.rule().area();
    return area.isPresent()
        && !(Fence.contains(area.get(), point.latitude(), point.longitude())
            && Fence.contains(area.get(), rounded.latitude(), rounded.longitude()));
  }

  /// A speed that is not known is outside.
  private boolean outsideSpeeds(RawPoint point, TrackPoint rounded) {
    var speeds = entity.rule().speeds();
    return speeds.isPresent()
        && !(within(speeds.get(), point.speed()) && within(speeds.get(), rounded.speed()));
  }

  private static boolean within(TrajectoryPolicy.Speeds speeds, double speed) {
    return speed >= speeds.minimum() && speed <= speeds.maximum();
  }
}

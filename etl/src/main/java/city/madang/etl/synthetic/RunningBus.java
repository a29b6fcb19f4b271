package city.madang.etl.synthetic;

import city.madang.etl.synthetic.BusTimetable.Call;
import city.madang.etl.synthetic.BusTimetable.Trip;
import city.madang.etl.synthetic.Drive.Position;
import city.madang.etl.synthetic.busan.Draws;
import city.madang.etl.synthetic.busan.Place;
import city.madang.etl.synthetic.busan.StreetNetwork;
import java.util.List;
import java.util.random.RandomGenerator;

/// A bus on one trip of its timetable.
///
/// Distributions: it is late by the same all the way, normal around one minute, deviation two
/// minutes, never early by more than half a minute or late by more than ten. Between two stops it
/// drives along its streets at one speed.
///
/// @param calls of the trip
/// @param late in seconds
/// @param way the crossings that it passes, in order
record RunningBus(Trip trip, List<Call> calls, int late, List<Place> way) {
  static RunningBus of(Trip trip, StreetNetwork streets, RandomGenerator random) {
    int late = (int) Math.clamp(Draws.normal(60, 120, random), -30, 600);
    var path = trip.direction() == 0 ? trip.route().path() : trip.route().path().reversed();
    return new RunningBus(trip, trip.calls(), late, path.stream().map(streets::place).toList());
  }

  /// Whether it is on its way.
  ///
  /// @param second since midnight, as in all that follows
  boolean runs(int second) {
    return calls.getFirst().departure() <= second - late
        && second - late <= calls.getLast().arrival();
  }

  /// The place, from 0, of the stop where it stands, or else of the next one.
  int next(int second) {
    int next = 0;
    while (calls.get(next).departure() < second - late) {
      next++;
    }
    return next;
  }

  /// Whether it stands at a stop.
  boolean stands(int second) {
    return calls.get(next(second)).arrival() <= second - late;
  }

  Position at(int second) {
    var to = calls.get(next(second));
    if (stands(second)) {
      return at(to.meters());
    }
    var from = calls.get(next(second) - 1);
    double share = (second - late - from.departure()) / (double) (to.arrival() - from.departure());
    return at(from.meters() + share * (to.meters() - from.meters()));
  }

  private Position at(double meters) {
    double left = meters;
    int block = 0;
    while (block < way.size() - 2 && left > way.get(block).metersTo(way.get(block + 1))) {
      left -= way.get(block).metersTo(way.get(block + 1));
      block++;
    }
    var from = way.get(block);
    var to = way.get(block + 1);
    double share = Math.clamp(left / from.metersTo(to), 0, 1);
    return new Position(
        from.latitude() + share * (to.latitude() - from.latitude()),
        from.longitude() + share * (to.longitude() - from.longitude()),
        0,
        from.headingTo(to));
  }
}

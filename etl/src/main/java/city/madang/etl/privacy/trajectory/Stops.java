package city.madang.etl.privacy.trajectory;

import city.madang.etl.dataset.TrajectoryPolicy;
import java.util.ArrayList;
import java.util.List;

/// Finds where an entity stayed within its trip.
final class Stops {
  private Stops() {}

  /// The first point of each stay; all others of it are within `stay.withinMeters()` of that.
  static List<RawPoint> find(List<RawPoint> trip, TrajectoryPolicy.Stay stay) {
    var stops = new ArrayList<RawPoint>();
    long longEnough = Micros.of(stay.atLeast());
    for (int begin = 0; begin < trip.size(); ) {
      int end = end(trip, begin, stay.withinMeters());
      boolean stop = trip.get(end - 1).timeMicros() - trip.get(begin).timeMicros() >= longEnough;
      if (stop) {
        stops.add(trip.get(begin));
      }
      begin = stop ? end : begin + 1;
    }
    return stops;
  }

  /// The first point that is farther away than a stay may wander, or the end of the trip.
  private static int end(List<RawPoint> trip, int begin, double withinMeters) {
    int end = begin + 1;
    while (end < trip.size() && Earth.meters(trip.get(begin), trip.get(end)) <= withinMeters) {
      end++;
    }
    return end;
  }
}

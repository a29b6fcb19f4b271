package city.madang.etl.privacy.trajectory;

import java.util.ArrayList;
import java.util.List;

/// Splits the points of an entity into trips.
final class Trips {
  private Trips() {}

  /// @param points by time
  /// @param gapMicros a longer silence ends a trip
  static List<List<RawPoint>> split(List<RawPoint> points, long gapMicros) {
    var trips = new ArrayList<List<RawPoint>>();
    if (points.isEmpty()) {
      return trips;
    }
    int begin = 0;
    for (int i = 1; i <= points.size(); i++) {
      if (i == points.size()
          || points.get(i).timeMicros() - points.get(i - 1).timeMicros() > gapMicros) {
        trips.add(points.subList(begin, i));
        begin = i;
      }
    }
    return trips;
  }
}

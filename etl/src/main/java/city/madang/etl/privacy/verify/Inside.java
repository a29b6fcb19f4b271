package city.madang.etl.privacy.verify;

import city.madang.etl.dataset.TrajectoryPolicy.Area;
import java.util.List;

/// The verifier's own geofence: by winding numbers, where the cutting counts crossings.
final class Inside {
  private Inside() {}

  static boolean of(Area area, ReleasedPoint point) {
    return switch (area) {
      case Area.Box box ->
          box.south() <= point.latitude()
              && point.latitude() <= box.north()
              && box.west() <= point.longitude()
              && point.longitude() <= box.east();
      case Area.Polygons polygons ->
          polygons.rings().stream().anyMatch(ring -> winding(ring, point) != 0);
    };
  }

  /// How often the ring goes around the point.
  private static int winding(List<Area.Corner> ring, ReleasedPoint point) {
    int winding = 0;
    for (int i = 0; i < ring.size(); i++) {
      var from = ring.get(i);
      var to = ring.get((i + 1) % ring.size());
      boolean wasBelow = from.latitude() <= point.latitude();
      boolean isBelow = to.latitude() <= point.latitude();
      if (wasBelow && !isBelow && left(from, to, point) > 0) {
        winding++;
      } else if (!wasBelow && isBelow && left(from, to, point) < 0) {
        winding--;
      }
    }
    return winding;
  }

  /// Above 0 if the point is left of the line.
  private static double left(Area.Corner from, Area.Corner to, ReleasedPoint point) {
    return (to.longitude() - from.longitude()) * (point.latitude() - from.latitude())
        - (point.longitude() - from.longitude()) * (to.latitude() - from.latitude());
  }
}

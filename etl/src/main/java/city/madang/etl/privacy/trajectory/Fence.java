package city.madang.etl.privacy.trajectory;

import city.madang.etl.dataset.TrajectoryPolicy.Area;
import java.util.List;

/// Tells whether a place is in an area.
final class Fence {
  private Fence() {}

  static boolean contains(Area area, double latitude, double longitude) {
    return switch (area) {
      case Area.Box(var south, var west, var north, var east) ->
          latitude >= south && latitude <= north && longitude >= west && longitude <= east;
      case Area.Polygons(var rings) ->
          rings.stream().anyMatch(ring -> inside(ring, latitude, longitude));
    };
  }

  /// Crossings of a ray to the east: an odd number means inside.
  private static boolean inside(List<Area.Corner> ring, double latitude, double longitude) {
    boolean inside = false;
    for (int i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
      var a = ring.get(i);
      var b = ring.get(j);
      boolean spans = a.latitude() > latitude != b.latitude() > latitude;
      inside ^=
          spans
              && longitude
                  < (b.longitude() - a.longitude())
                          * (latitude - a.latitude())
                          / (b.latitude() - a.latitude())
                      + a.longitude();
    }
    return inside;
  }
}

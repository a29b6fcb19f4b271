package city.madang.portal.sparql.geo;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.util.AffineTransformation;

/// Distances on the ellipsoid of WGS 84.
final class Metres {
  private Metres() {}

  /// In meters; exact between points. Where lines and areas come nearest to each other is looked
  /// for in a plane in which degrees of longitude are as long as they are between them.
  static double between(Geometry a, Geometry b, GeometryWork work) {
    if (a instanceof Point one && b instanceof Point other) {
      return between(one.getCoordinate(), other.getCoordinate());
    }
    double middle = (a.getEnvelopeInternal().centre().y + b.getEnvelopeInternal().centre().y) / 2;
    double shrunk = Math.max(Math.cos(Math.toRadians(middle)), 1e-6);
    var plane = AffineTransformation.scaleInstance(shrunk, 1);
    var nearest = Nearest.of(plane.transform(a), plane.transform(facing(b, a)), work);
    return between(stretched(nearest[0], shrunk), stretched(nearest[1], shrunk));
  }

  /// A geometry where it lies on the nearer side of another, maybe beyond the 180th meridian.
  private static Geometry facing(Geometry geometry, Geometry other) {
    double east =
        geometry.getEnvelopeInternal().centre().x - other.getEnvelopeInternal().centre().x;
    return Math.abs(east) > 180
        ? AffineTransformation.translationInstance(-Math.signum(east) * 360, 0).transform(geometry)
        : geometry;
  }

  private static Coordinate stretched(Coordinate place, double shrunk) {
    return new Coordinate(place.x / shrunk, place.y);
  }

  private static double between(Coordinate a, Coordinate b) {
    return Geodesic.WGS84.Inverse(a.y, a.x, b.y, b.x, GeodesicMask.DISTANCE).s12;
  }
}

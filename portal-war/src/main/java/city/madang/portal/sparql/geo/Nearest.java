package city.madang.portal.sparql.geo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryComponentFilter;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.operation.distance.DistanceOp;

/// Where two geometries come nearest to each other. Large ones are taken in pieces, of which most
/// are farther away than others, and between which a query can be stopped.
final class Nearest {
  private static final int PIECE_POINTS = 64;

  private static final long FEW_PAIRS = 100_000;

  private final GeometryWork work;
  private Coordinate[] places = {};
  private double distance = Double.MAX_VALUE;

  private Nearest(GeometryWork work) {
    this.work = work;
  }

  /// A place in each.
  ///
  /// @throws ExprEvalException if they have none, or none of numbers
  static Coordinate[] of(Geometry one, Geometry other, GeometryWork work) {
    if (GeometryWork.pairs(one, other) <= FEW_PAIRS) {
      return new Nearest(work).ofPieces(List.of(one), List.of(other));
    }
    work.checkParts(one, other);
    return inside(one, other)
        .or(() -> inside(other, one))
        .map(place -> new Coordinate[] {place, place})
        .orElseGet(() -> new Nearest(work).ofPieces(pieces(one), pieces(other)));
  }

  /// A place of a part that lies in an area.
  private static Optional<Coordinate> inside(Geometry parts, Geometry area) {
    for (int i = 0; i < parts.getNumGeometries() && area.getDimension() == 2; i++) {
      var place = parts.getGeometryN(i).getCoordinate();
      if (place != null && SimplePointInAreaLocator.locate(place, area) != Location.EXTERIOR) {
        return Optional.of(place);
      }
    }
    return Optional.empty();
  }

  private Coordinate[] ofPieces(List<Geometry> some, List<Geometry> others) {
    for (var one : some) {
      work.stop().check();
      for (var other : others) {
        if (!(one.getEnvelopeInternal().distance(other.getEnvelopeInternal()) >= distance)) {
          look(new DistanceOp(one, other));
        }
      }
    }
    if (places.length == 0) {
      throw new ExprEvalException("places that are no numbers");
    }
    return places;
  }

  private void look(DistanceOp pair) {
    if (pair.distance() < distance) {
      distance = pair.distance();
      places = pair.nearestPoints();
    }
  }

  private static List<Geometry> pieces(Geometry geometry) {
    var pieces = new ArrayList<Geometry>();
    GeometryComponentFilter parts =
        part -> {
          if (part instanceof LineString line) {
            cut(line, pieces);
          } else if (part instanceof Point point && !point.isEmpty()) {
            pieces.add(point);
          }
        };
    geometry.apply(parts);
    return pieces;
  }

  private static void cut(LineString line, List<Geometry> pieces) {
    var places = line.getCoordinates();
    for (int i = 0; i + 1 < places.length; i += PIECE_POINTS) {
      int end = Math.min(i + PIECE_POINTS + 1, places.length);
      pieces.add(line.getFactory().createLineString(Arrays.copyOfRange(places, i, end)));
    }
  }
}

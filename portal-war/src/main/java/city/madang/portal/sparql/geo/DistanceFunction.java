package city.madang.portal.sparql.geo;

import java.util.List;
import java.util.Map;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.locationtech.jts.geom.Geometry;

/// `geof:distance(a, b, unit)`, and `geof:metricDistance(a, b)` in meters.
final class DistanceFunction implements GeoFunction.Body {
  private static final String OGC = "http://www.opengis.net/def/uom/OGC/1.0/";

  private static final Map<String, Measure> UNITS =
      Map.of(
          OGC + "metre",
          Metres::between,
          OGC + "kilometre",
          (a, b, work) -> Metres.between(a, b, work) / 1_000,
          OGC + "degree",
          DistanceFunction::degrees,
          OGC + "radian",
          (a, b, work) -> Math.toRadians(degrees(a, b, work)));

  private final int arguments;

  /// @param arguments 2, or 3 with the unit
  DistanceFunction(int arguments) {
    this.arguments = arguments;
  }

  private interface Measure {
    double between(Geometry a, Geometry b, GeometryWork work);
  }

  private static double degrees(Geometry a, Geometry b, GeometryWork work) {
    var nearest = Nearest.of(a, b, work);
    return nearest[0].distance(nearest[1]);
  }

  @Override
  public NodeValue answer(List<NodeValue> given, GeometryWork work) {
    var unit = arguments == 2 ? OGC + "metre" : iri(given.get(2));
    var measure = UNITS.get(unit);
    if (measure == null) {
      throw new ExprEvalException("a unit of distances that is not known");
    }
    var a = KnownGeometries.SHARED.read(given.get(0));
    var b = KnownGeometries.SHARED.read(given.get(1));
    if (a.isEmpty() || b.isEmpty()) {
      throw new ExprEvalException("nothing is no way from anything");
    }
    double distance = measure.between(a, b, work);
    if (Double.isNaN(distance)) {
      throw new ExprEvalException("a place that is not on the earth");
    }
    return NodeValue.makeDouble(distance);
  }

  private static String iri(NodeValue unit) {
    return unit.isIRI() ? unit.asNode().getURI() : "";
  }

  /// The meters of one of a unit, by its IRI; 0 if it is no unit of length.
  static double meters(String unit) {
    return switch (unit) {
      case OGC + "metre" -> 1;
      case OGC + "kilometre" -> 1_000;
      default -> 0;
    };
  }
}

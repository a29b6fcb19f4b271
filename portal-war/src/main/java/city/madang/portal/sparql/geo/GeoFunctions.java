package city.madang.portal.sparql.geo;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionFactory;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.TopologyException;

/// The functions of GeoSPARQL that queries may call.
public final class GeoFunctions {
  /// Of all of them.
  public static final String NAMESPACE = "http://www.opengis.net/def/function/geosparql/";

  /// About five hundred points.
  private static final int SMALL_CHARACTERS = 10_000;

  private static final Map<String, Function<Geometry, NodeValue>> OF_ONE =
      Map.of(
          "envelope", geometry -> Geometries.literal(geometry.getEnvelope()),
          "centroid", geometry -> Geometries.literal(geometry.getCentroid()),
          "convexHull", geometry -> Geometries.literal(geometry.convexHull()),
          "dimension", geometry -> NodeValue.makeInteger(geometry.getDimension()),
          "isEmpty", geometry -> NodeValue.makeBoolean(geometry.isEmpty()),
          "isSimple", geometry -> NodeValue.makeBoolean(geometry.isSimple()),
          "minX", geometry -> NodeValue.makeDouble(box(geometry).getMinX()),
          "minY", geometry -> NodeValue.makeDouble(box(geometry).getMinY()),
          "maxX", geometry -> NodeValue.makeDouble(box(geometry).getMaxX()),
          "maxY", geometry -> NodeValue.makeDouble(box(geometry).getMaxY()));

  private GeoFunctions() {}

  /// Makes the engine know them.
  public static void register() {
    var engine = FunctionRegistry.get();
    Relation.ALL.forEach(
        relation ->
            put(
                engine,
                relation.function(),
                _ -> new GeoFunction(2, new RelationFunction(relation))));
    OF_ONE.forEach(
        (name, function) -> put(engine, name, _ -> new GeoFunction(1, new OfOne(function))));
    put(engine, "distance", _ -> new GeoFunction(3, new DistanceFunction(3)));
    put(engine, "metricDistance", _ -> new GeoFunction(2, new DistanceFunction(2)));
  }

  /// Whether it compares two geometries of which none is known to be small.
  public static boolean isHeavy(E_Function call) {
    var name = call.getFunctionIRI();
    boolean compares =
        Relation.named(name).isPresent()
            || name.equals(NAMESPACE + "distance")
            || name.equals(NAMESPACE + "metricDistance");
    return compares && call.getArgs().stream().limit(2).noneMatch(GeoFunctions::isSmall);
  }

  private static boolean isSmall(Expr geometry) {
    return geometry.isConstant()
        && geometry.getConstant().asUnquotedString().length() <= SMALL_CHARACTERS;
  }

  private static void put(FunctionRegistry engine, String name, FunctionFactory function) {
    engine.put(NAMESPACE + name, function);
  }

  private static Envelope box(Geometry geometry) {
    if (geometry.isEmpty()) {
      throw new ExprEvalException("nothing has no ends");
    }
    return geometry.getEnvelopeInternal();
  }

  private record OfOne(Function<Geometry, NodeValue> function) implements GeoFunction.Body {
    @Override
    public NodeValue answer(List<NodeValue> given, GeometryWork work) {
      var geometry = Geometries.read(given.getFirst().asNode());
      try {
        return work.with(geometry, () -> function.apply(geometry));
      } catch (TopologyException | IllegalArgumentException e) { // what is too odd for JTS
        throw new ExprEvalException("a geometry that cannot be worked with", e);
      }
    }
  }
}

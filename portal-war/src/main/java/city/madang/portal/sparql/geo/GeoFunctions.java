package city.madang.portal.sparql.geo;

import java.util.Map;
import java.util.function.Function;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionBase1;
import org.apache.jena.sparql.function.FunctionFactory;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.TopologyException;

/// The functions of GeoSPARQL that queries may call.
public final class GeoFunctions {
  /// Of all of them.
  public static final String NAMESPACE = "http://www.opengis.net/def/function/geosparql/";

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
        relation -> put(engine, relation.function(), _ -> new RelationFunction(relation)));
    OF_ONE.forEach((name, function) -> put(engine, name, _ -> new OfOne(function)));
    put(engine, "distance", _ -> new DistanceFunction(3));
    put(engine, "metricDistance", _ -> new DistanceFunction(2));
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

  private static final class OfOne extends FunctionBase1 {
    private final Function<Geometry, NodeValue> function;

    OfOne(Function<Geometry, NodeValue> function) {
      this.function = function;
    }

    @Override
    public NodeValue exec(NodeValue value) {
      var geometry = Geometries.read(value.asNode());
      try {
        return function.apply(geometry);
      } catch (TopologyException | IllegalArgumentException e) { // what is too odd for JTS
        throw new ExprEvalException("a geometry that cannot be worked with", e);
      }
    }
  }
}

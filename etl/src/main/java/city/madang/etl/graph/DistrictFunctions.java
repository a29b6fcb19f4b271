package city.madang.etl.graph;

import city.madang.etl.place.District;
import city.madang.etl.place.Districts;
import java.util.Optional;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionBase2;
import org.apache.jena.sparql.function.FunctionBase3;
import org.apache.jena.sparql.function.FunctionRegistry;

/// What mappings may ask beside SPARQL's own functions, in degrees of WGS 84: the code of a
/// district of Korea.
///
/// `city:districtAt(latitude, longitude)` is that of a point, or of the nearest one up to 300 m off
/// its coast; `city:districtAround(latitude, longitude, size)` that in which all of a coarse cell
/// lies, for what is known to be in the cell is not in its middle. Where there is none it is an
/// error, so its variable is unbound.
final class DistrictFunctions {
  private static final String IRIS = "https://madang.city/functions#";

  private DistrictFunctions() {}

  /// SPARQL's own functions and these.
  static FunctionRegistry registry() {
    return FunctionRegistry.createFrom(FunctionRegistry.get())
        .put(IRIS + "districtAt", _ -> new At())
        .put(IRIS + "districtAround", _ -> new Around());
  }

  private static NodeValue code(Optional<District> district) {
    return district
        .map(found -> NodeValue.makeString(found.code()))
        .orElseThrow(() -> new ExprEvalException("no district there"));
  }

  private static final class At extends FunctionBase2 {
    @Override
    public NodeValue exec(NodeValue latitude, NodeValue longitude) {
      return code(Districts.ofKorea().near(latitude.getDouble(), longitude.getDouble()));
    }
  }

  private static final class Around extends FunctionBase3 {
    @Override
    public NodeValue exec(NodeValue latitude, NodeValue longitude, NodeValue size) {
      return code(
          Districts.ofKorea()
              .around(latitude.getDouble(), longitude.getDouble(), size.getDouble()));
    }
  }
}

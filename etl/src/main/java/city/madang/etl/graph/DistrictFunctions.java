package city.madang.etl.graph;

import city.madang.etl.place.Districts;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionBase2;
import org.apache.jena.sparql.function.FunctionRegistry;

/// What mappings may ask beside SPARQL's own functions: `city:districtAt(latitude, longitude)`, the
/// code of the district of Korea at a place in degrees of WGS 84, or up to 300 m off its coast.
///
/// Farther out it is an error, so its variable is unbound. Of a released place, coarse or not, it
/// tells nothing that is not released.
final class DistrictAt extends FunctionBase2 {
  private static final String IRI = "https://madang.city/functions#districtAt";

  /// SPARQL's own functions and this one.
  static FunctionRegistry registry() {
    return FunctionRegistry.createFrom(FunctionRegistry.get()).put(IRI, _ -> new DistrictAt());
  }

  @Override
  public NodeValue exec(NodeValue latitude, NodeValue longitude) {
    return Districts.ofKorea()
        .near(latitude.getDouble(), longitude.getDouble())
        .map(district -> NodeValue.makeString(district.code()))
        .orElseThrow(() -> new ExprEvalException("no district there"));
  }
}

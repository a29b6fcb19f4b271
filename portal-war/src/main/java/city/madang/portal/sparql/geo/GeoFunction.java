package city.madang.portal.sparql.geo;

import java.util.List;
import org.apache.jena.query.QueryBuildException;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionBase;
import org.apache.jena.sparql.function.FunctionEnv;

/// A function of GeoSPARQL, which keeps to what its query may take.
final class GeoFunction extends FunctionBase {
  private final int arguments;
  private final Body body;

  /// @param arguments how many it takes
  GeoFunction(int arguments, Body body) {
    this.arguments = arguments;
    this.body = body;
  }

  /// What it does.
  @FunctionalInterface
  interface Body {
    NodeValue answer(List<NodeValue> given, GeometryWork work);
  }

  @Override
  public void checkBuild(String function, ExprList given) {
    if (given.size() != arguments) {
      throw new QueryBuildException("<%s> takes %d arguments".formatted(function, arguments));
    }
  }

  @Override
  protected NodeValue exec(List<NodeValue> given, FunctionEnv environment) {
    return body.answer(given, GeometryWork.of(environment));
  }

  @Override
  public NodeValue exec(List<NodeValue> given) {
    return body.answer(given, GeometryWork.unbounded());
  }
}

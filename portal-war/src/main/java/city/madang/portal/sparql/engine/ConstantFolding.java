package city.madang.portal.sparql.engine;

import city.madang.portal.sparql.bounds.StopSignal;
import org.apache.jena.sparql.algebra.optimize.ExprTransformConstantFold;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;

/// Evaluates constants when a query is planned, as Jena does, but no regular expressions, which may
/// take long, and nothing of a query that shall end.
final class ConstantFolding extends ExprTransformConstantFold {
  private final StopSignal stop;

  ConstantFolding(StopSignal stop) {
    this.stop = stop;
  }

  @Override
  public Expr transform(ExprFunctionN function, ExprList arguments) {
    stop.check();
    return function instanceof BoundedRegex || function instanceof BoundedReplace
        ? function.copy(arguments)
        : super.transform(function, arguments);
  }
}

package city.madang.portal.sparql.engine;

import city.madang.portal.sparql.bounds.StopSignal;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.optimize.ExprTransformConstantFold;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunction3;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprList;

/// Evaluates constants when a query is planned, as Jena does, but no regular expressions, which may
/// take long, and nothing of a query that shall end.
final class ConstantFolding extends ExprTransformConstantFold {
  private final StopSignal stop;

  ConstantFolding(StopSignal stop) {
    this.stop = stop;
  }

  @Override
  public Expr transform(ExprFunction1 function, Expr argument) {
    stop.check();
    return super.transform(function, argument);
  }

  @Override
  public Expr transform(ExprFunction2 function, Expr first, Expr second) {
    stop.check();
    return super.transform(function, first, second);
  }

  @Override
  public Expr transform(ExprFunction3 function, Expr first, Expr second, Expr third) {
    stop.check();
    return super.transform(function, first, second, third);
  }

  /// The pattern was folded on the way here. Jena folds it once more, which takes twice the time
  /// for each EXISTS inside of another.
  @Override
  public Expr transform(ExprFunctionOp exists, ExprList arguments, Op pattern) {
    stop.check();
    return exists.copy(arguments, pattern);
  }

  @Override
  public Expr transform(ExprFunctionN function, ExprList arguments) {
    stop.check();
    return function instanceof BoundedRegex || function instanceof BoundedReplace
        ? function.copy(arguments)
        : super.transform(function, arguments);
  }
}

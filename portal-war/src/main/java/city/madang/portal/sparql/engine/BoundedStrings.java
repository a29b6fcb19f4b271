package city.madang.portal.sparql.engine;

import static city.madang.portal.problem.ProblemType.SPARQL_HOLDS_TOO_MUCH;

import city.madang.portal.sparql.bounds.OverBudgetError;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;

/// Puts, in the place of the functions that make strings longer, those that refuse to make one too
/// long: CONCAT and REPLACE, also by their names of XPath. Other functions make a string longer by
/// a few times at most.
final class BoundedStrings extends ExprTransformCopy {
  /// Characters of one string.
  static final int MOST = 1 << 20;

  /// Characters of what GROUP_CONCAT joins.
  static final int MOST_JOINED = 16 << 20;

  private static final String FN = "http://www.w3.org/2005/xpath-functions#";

  private BoundedStrings() {}

  static Op in(Op op) {
    return Transformer.transform(new TransformCopy(), new BoundedStrings(), op);
  }

  /// @throws OverBudgetError 413 `sparql-holds-too-much`
  static void check(long length, int most) {
    if (length > most) {
      throw new OverBudgetError(
          SPARQL_HOLDS_TOO_MUCH.with(
              "a query may make strings of %d characters: concatenate or replace less"
                  .formatted(most)));
    }
  }

  @Override
  public Expr transform(ExprFunctionN function, ExprList arguments) {
    return switch (function) {
      case BoundedConcat known -> super.transform(known, arguments);
      case BoundedReplace known -> super.transform(known, arguments);
      case E_StrConcat _ -> BoundedConcat.ofSparql(arguments);
      case E_StrReplace _ -> new BoundedReplace(arguments);
      case E_Function named when named.getFunctionIRI().equals(FN + "concat") ->
          BoundedConcat.ofXpath(arguments);
      case E_Function named when named.getFunctionIRI().equals(FN + "replace") ->
          new BoundedReplace(arguments);
      default -> super.transform(function, arguments);
    };
  }
}

package city.madang.portal.sparql.engine;

import static city.madang.portal.problem.ProblemType.SPARQL_TOO_COMPLEX;

import city.madang.portal.sparql.bounds.OverBudgetError;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.NodeValue;

/// Looks for a string in another one, if that does not take long: while the JVM compares, nothing
/// stops it, and it cannot even collect garbage.
final class BoundedSearch extends ExprFunction2 {
  /// Characters, about a tenth of a second.
  private static final long MOST_COMPARED = 1 << 30;

  private final ExprFunction2 search;

  /// @param search CONTAINS, STRBEFORE or STRAFTER
  BoundedSearch(ExprFunction2 search, Expr text, Expr sought) {
    super(text, sought, search.getFunctionSymbol().getSymbol());
    this.search = search;
  }

  @Override
  public Expr copy(Expr text, Expr sought) {
    return new BoundedSearch(search, text, sought);
  }

  @Override
  public NodeValue eval(NodeValue text, NodeValue sought) {
    long length = sought.asString().length();
    if (length * (text.asString().length() - length) > MOST_COMPARED) {
      throw new OverBudgetError(
          SPARQL_TOO_COMPLEX.with("a query may not look for such long strings in longer ones"));
    }
    return search.eval(text, sought);
  }
}

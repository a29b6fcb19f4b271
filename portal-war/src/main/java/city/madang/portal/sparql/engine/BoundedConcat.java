package city.madang.portal.sparql.engine;

import java.util.List;
import java.util.function.Function;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.XSDFuncOp;

/// CONCAT, or `fn:concat`, of what is not too long together.
final class BoundedConcat extends E_StrConcat {
  private final Function<List<NodeValue>, NodeValue> concat;

  private BoundedConcat(ExprList arguments, Function<List<NodeValue>, NodeValue> concat) {
    super(arguments);
    this.concat = concat;
  }

  /// Of strings.
  static Expr ofSparql(ExprList arguments) {
    return new BoundedConcat(arguments, XSDFuncOp::strConcat);
  }

  /// Of any terms.
  static Expr ofXpath(ExprList arguments) {
    return new BoundedConcat(arguments, XSDFuncOp::fnConcat);
  }

  @Override
  public Expr copy(ExprList arguments) {
    return new BoundedConcat(arguments, concat);
  }

  @Override
  public NodeValue eval(List<NodeValue> values) {
    long length = values.stream().mapToLong(value -> value.asString().length()).sum();
    BoundedStrings.check(length, BoundedStrings.MOST);
    return concat.apply(values);
  }
}

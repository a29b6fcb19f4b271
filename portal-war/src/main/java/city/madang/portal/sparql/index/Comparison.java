package city.madang.portal.sparql.index;

import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_Equals;
import org.apache.jena.sparql.expr.E_GreaterThan;
import org.apache.jena.sparql.expr.E_GreaterThanOrEqual;
import org.apache.jena.sparql.expr.E_LessThan;
import org.apache.jena.sparql.expr.E_LessThanOrEqual;
import org.apache.jena.sparql.expr.E_LogicalAnd;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;

/// A part of a filter that compares a variable with a constant.
///
/// @param sign of the difference between the variable and the constant that passes: 1 for above, -1
///   for below, 0 for the same only
/// @param same whether the constant itself passes
record Comparison(Var variable, int sign, boolean same, NodeValue constant) {
  /// Those that must all pass; a filter may ask for more.
  static Stream<Comparison> in(ExprList filter) {
    return filter.getList().stream().flatMap(Comparison::in);
  }

  private static Stream<Comparison> in(Expr part) {
    return part instanceof E_LogicalAnd both
        ? Stream.of(both.getArg1(), both.getArg2()).flatMap(Comparison::in)
        : of(part).stream();
  }

  /// Empty if it is something else.
  static Optional<Comparison> of(Expr part) {
    return switch (part) {
      case E_GreaterThan more -> of(more, 1, false);
      case E_GreaterThanOrEqual more -> of(more, 1, true);
      case E_LessThan less -> of(less, -1, false);
      case E_LessThanOrEqual less -> of(less, -1, true);
      case E_Equals equal -> of(equal, 0, true);
      default -> Optional.empty();
    };
  }

  private static Optional<Comparison> of(ExprFunction2 parts, int sign, boolean same) {
    var left = parts.getArg1();
    var right = parts.getArg2();
    if (left.isVariable() && right.isConstant()) {
      return Optional.of(new Comparison(left.asVar(), sign, same, right.getConstant()));
    }
    return left.isConstant() && right.isVariable()
        ? Optional.of(new Comparison(right.asVar(), -sign, same, left.getConstant()))
        : Optional.empty();
  }

  /// Whether values from the constant upwards pass.
  boolean isLowest() {
    return sign >= 0;
  }

  /// Whether values up to the constant pass.
  boolean isHighest() {
    return sign <= 0;
  }

  /// Whether a value passes that compares so with the constant.
  boolean passes(int difference) {
    return difference == 0 ? same : sign != 0 && Integer.signum(difference) == sign;
  }
}

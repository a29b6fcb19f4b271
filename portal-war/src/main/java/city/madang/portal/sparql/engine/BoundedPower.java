package city.madang.portal.sparql.engine;

import java.math.BigInteger;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.library.Math_pow;

/// `math:pow`, whose result has not too many digits.
final class BoundedPower extends ExprFunction2 {
  private static final BigInteger LARGE = BigInteger.valueOf(Integer.MAX_VALUE);

  BoundedPower(Expr base, Expr exponent) {
    super(base, exponent, "pow");
  }

  @Override
  public Expr copy(Expr base, Expr exponent) {
    return new BoundedPower(base, exponent);
  }

  @Override
  public NodeValue eval(NodeValue base, NodeValue exponent) {
    if (base.isInteger() && exponent.isInteger()) {
      long times = exponent.getInteger().min(LARGE).longValue();
      BoundedNumber.check(BoundedNumber.digits((bits(base) - 1) * times));
    }
    return new Math_pow().exec(base, exponent);
  }

  private static long bits(NodeValue number) {
    return Math.max(1, number.getInteger().abs().bitLength());
  }
}

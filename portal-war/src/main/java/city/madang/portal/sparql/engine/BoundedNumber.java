package city.madang.portal.sparql.engine;

import static city.madang.portal.problem.ProblemType.SPARQL_HOLDS_TOO_MUCH;

import city.madang.portal.sparql.bounds.OverBudgetError;
import java.math.BigInteger;
import java.util.function.ToLongFunction;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.NodeValue;

/// Passes on a value that has not too many digits. To calculate with many takes the square of them
/// and nothing stops it; some of it is done while others wait, for Jena remembers values for all
/// queries.
final class BoundedNumber extends ExprFunction1 {
  /// More than any double has.
  static final int MOST_DIGITS = 4_096;

  private static final BigInteger MANY = BigInteger.valueOf(Integer.MAX_VALUE);

  private static final double BITS = Math.log(10) / Math.log(2);

  private final ToLongFunction<NodeValue> digits;

  private BoundedNumber(Expr value, ToLongFunction<NodeValue> digits) {
    super(value, "boundedNumber");
    this.digits = digits;
  }

  /// What was calculated of values that are not much longer. Sums of strings are strings.
  static Expr ofResult(Expr result) {
    return new BoundedNumber(result, BoundedNumber::resultDigits);
  }

  /// What is to be read as a number or a time.
  static Expr ofText(Expr text) {
    return new BoundedNumber(text, BoundedNumber::textDigits);
  }

  /// To how many digits to round.
  static Expr ofPlaces(Expr places) {
    return new BoundedNumber(places, BoundedNumber::places);
  }

  /// @throws OverBudgetError 413 `sparql-holds-too-much`
  static void check(long digits) {
    if (digits > MOST_DIGITS) {
      throw new OverBudgetError(
          SPARQL_HOLDS_TOO_MUCH.with(
              "a query may calculate with numbers of %d digits: round them, or make them xsd:double"
                  .formatted(MOST_DIGITS)));
    }
  }

  /// About how many digits so many bits are.
  static long digits(long bits) {
    return (long) (bits / BITS);
  }

  /// The characters of what it would be read from.
  static long textDigits(NodeValue text) {
    if (text.isString()) {
      return text.getString().length();
    }
    return text.hasNode() && text.getNode().isLiteral()
        ? text.getNode().getLiteralLexicalForm().length()
        : 0;
  }

  private static long resultDigits(NodeValue result) {
    if (result.isInteger()) {
      return digits(result.getInteger().bitLength());
    }
    if (result.isDecimal()) {
      var decimal = result.getDecimal();
      return Math.max(
          digits(decimal.unscaledValue().bitLength()), Math.abs((long) decimal.scale()));
    }
    if (result.isString()) {
      BoundedStrings.check(result.getString().length(), BoundedStrings.MOST);
      return 0;
    }
    return result.isNumber() ? 0 : result.asString().length();
  }

  private static long places(NodeValue places) {
    return places.isInteger() ? places.getInteger().abs().min(MANY).longValue() : 0;
  }

  @Override
  public Expr copy(Expr value) {
    return new BoundedNumber(value, digits);
  }

  @Override
  public NodeValue eval(NodeValue value) {
    check(digits.applyAsLong(value));
    return value;
  }
}

package city.madang.portal.sparql.engine;

import city.madang.portal.sparql.bounds.MemoryBudget.Account;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprLib;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.function.FunctionEnv;
import org.jspecify.annotations.Nullable;

/// Joins strings up to the length that one may have.
final class JoinedStrings implements Accumulator {
  /// While it grows and when it is whole.
  private static final int CHARACTER_BYTES = 4;

  private final Expr expression;
  private final int separator;
  private final Accumulator strings;
  private final Account account;
  private long length;

  JoinedStrings(Expr expression, AggGroupConcat aggregate, Account account) {
    this.expression = expression;
    this.separator = aggregate.getSeparator() == null ? 1 : aggregate.getSeparator().length();
    this.strings = aggregate.createAccumulator();
    this.account = account;
  }

  @Override
  public void accumulate(Binding row, FunctionEnv context) {
    var value = ExprLib.evalOrNull(expression, row, context);
    if (value != null) {
      long more = separator + (long) value.asString().length();
      length += more;
      BoundedStrings.check(length, BoundedStrings.MOST_JOINED);
      account.charge(CHARACTER_BYTES * more);
    }
    strings.accumulate(row, context);
  }

  @Override
  public @Nullable NodeValue getValue() {
    return strings.getValue();
  }
}

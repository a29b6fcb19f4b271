package city.madang.portal.sparql.engine;

import city.madang.portal.sparql.bounds.MemoryBudget.Account;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.function.FunctionEnv;
import org.jspecify.annotations.Nullable;

/// Charges the longest of the values that one aggregate has held, which holds one at a time.
final class OneValue implements Accumulator {
  private final Accumulator value;
  private final Account account;
  private long longest;

  OneValue(Accumulator value, Account account) {
    this.value = value;
    this.account = account;
  }

  @Override
  public void accumulate(Binding row, FunctionEnv context) {
    value.accumulate(row, context);
    var now = value.getValue();
    if (now != null) {
      long more = Math.max(0, RowSize.of(now.asNode()) - longest);
      longest += more;
      account.charge(more);
    }
  }

  @Override
  public @Nullable NodeValue getValue() {
    return value.getValue();
  }
}

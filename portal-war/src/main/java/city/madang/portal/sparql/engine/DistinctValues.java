package city.madang.portal.sparql.engine;

import city.madang.portal.sparql.bounds.MemoryBudget.Account;
import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.function.FunctionEnv;
import org.jspecify.annotations.Nullable;

/// Passes each value on once, and errors always.
final class DistinctValues implements Accumulator {
  private static final int ENTRY_BYTES = 48;

  private final Key key;
  private final Accumulator values;
  private final Account account;
  private final Set<Object> seen = new HashSet<>();

  DistinctValues(Key key, Accumulator values, Account account) {
    this.key = key;
    this.values = values;
    this.account = account;
  }

  /// What is compared.
  interface Key {
    /// A term or a row; null for an error.
    @Nullable Object of(Binding row, FunctionEnv context);
  }

  @Override
  public void accumulate(Binding row, FunctionEnv context) {
    var value = key.of(row, context);
    if (value == null || seen.add(value)) {
      account.charge(ENTRY_BYTES + bytes(value));
      values.accumulate(row, context);
    }
  }

  private static long bytes(@Nullable Object value) {
    return switch (value) {
      case Node term -> RowSize.of(term);
      case Binding row -> RowSize.ofAll(row);
      case null, default -> -ENTRY_BYTES;
    };
  }

  @Override
  public @Nullable NodeValue getValue() {
    return values.getValue();
  }
}

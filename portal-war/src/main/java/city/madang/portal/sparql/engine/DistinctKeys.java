package city.madang.portal.sparql.engine;

import city.madang.portal.sparql.bounds.MemoryBudget.Account;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.iterator.QueryIter1;
import org.jspecify.annotations.Nullable;

/// What rows bind to some variables, each once. Here and by their taker, they are held.
final class DistinctKeys extends QueryIter1 {
  private static final int HOLDERS = 2;

  private final Collection<Var> variables;
  private final Account account;
  private final Set<Binding> seen = new HashSet<>();
  private @Nullable Binding next;

  DistinctKeys(
      QueryIterator rows, Collection<Var> variables, Account account, ExecutionContext context) {
    super(rows, context);
    this.variables = variables;
    this.account = account;
  }

  @Override
  protected boolean hasNextBinding() {
    while (next == null && getInput().hasNext()) {
      var key = key(getInput().nextBinding());
      if (seen.add(key)) {
        account.charge(HOLDERS * RowSize.ofAll(key));
        next = key;
      }
    }
    return next != null;
  }

  private Binding key(Binding row) {
    var key = BindingBuilder.create();
    for (var variable : variables) {
      var term = row.get(variable);
      if (term != null) {
        key.add(variable, term);
      }
    }
    return key.build();
  }

  @Override
  protected @Nullable Binding moveToNextBinding() {
    var row = next;
    next = null;
    return row;
  }

  @Override
  protected void requestSubCancel() {}

  @Override
  protected void closeSubIterator() {
    seen.clear();
  }
}

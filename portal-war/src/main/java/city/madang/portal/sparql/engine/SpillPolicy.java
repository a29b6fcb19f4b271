package city.madang.portal.sparql.engine;

import city.madang.portal.sparql.bounds.MemoryBudget;
import city.madang.portal.sparql.bounds.MemoryBudget.Account;
import org.apache.jena.atlas.data.ThresholdPolicy;
import org.apache.jena.sparql.engine.binding.Binding;

/// Rows stay in memory up to a part of what their query may hold, then they go to disk.
final class SpillPolicy implements ThresholdPolicy<Binding> {
  private final RowSize size;
  private final Account account;

  SpillPolicy(RowSize size, MemoryBudget memory) {
    this.size = size;
    this.account = memory.open();
  }

  @Override
  public void increment(Binding row) {
    account.charge(size.of(row));
  }

  @Override
  public boolean isThresholdExceeded() {
    return account.isLarge();
  }

  @Override
  public void reset() {
    account.clear();
  }
}

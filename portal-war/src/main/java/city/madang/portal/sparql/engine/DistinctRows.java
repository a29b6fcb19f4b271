package city.madang.portal.sparql.engine;

import city.madang.portal.sparql.bounds.MemoryBudget.Account;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingProjectNamed;
import org.apache.jena.sparql.engine.iterator.QueryIter1;
import org.jspecify.annotations.Nullable;

/// Rows, each once. They come at once as long as memory holds what was seen; then the others are
/// sorted on disk, so that equal ones lie side by side.
final class DistinctRows extends QueryIter1 {
  private final RowSize size;
  private final Account account;
  private final Supplier<RowBag> bags;
  private final Set<Binding> seen = new HashSet<>();
  private volatile @Nullable RowBag bag;
  private @Nullable Iterator<Binding> rest;
  private @Nullable Binding last;
  private @Nullable Binding next;

  /// @param bags in the order of the rows
  DistinctRows(
      QueryIterator rows,
      RowSize size,
      Account account,
      Supplier<RowBag> bags,
      ExecutionContext context) {
    super(rows, context);
    this.size = size;
    this.account = account;
    this.bags = bags;
  }

  @Override
  protected boolean hasNextBinding() {
    while (next == null && rest == null && getInput().hasNext()) {
      if (account.isLarge()) {
        rest = sortRest();
      } else {
        next = unseen(getInput().nextBinding());
      }
    }
    while (next == null && rest != null && rest.hasNext()) {
      var row = rest.next();
      next = row.equals(last) ? null : row;
      last = row;
    }
    return next != null;
  }

  private @Nullable Binding unseen(Binding row) {
    var named = new BindingProjectNamed(row);
    if (!seen.add(named)) {
      return null;
    }
    account.charge(size.of(named));
    return named;
  }

  private Iterator<Binding> sortRest() {
    var sorting = bags.get();
    bag = sorting;
    while (getInput().hasNext()) {
      var row = new BindingProjectNamed(getInput().nextBinding());
      if (!seen.contains(row)) {
        sorting.add(row);
      }
    }
    return sorting.iterator();
  }

  @Override
  protected @Nullable Binding moveToNextBinding() {
    var row = next;
    next = null;
    return row;
  }

  @Override
  protected void requestSubCancel() {
    var sorting = bag;
    if (sorting != null) {
      sorting.stop();
    }
  }

  @Override
  protected void closeSubIterator() {
    var sorting = bag;
    if (sorting != null) {
      sorting.close();
    }
    seen.clear();
    account.clear();
  }
}

package city.madang.portal.sparql.engine;

import java.util.Iterator;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIter1;
import org.jspecify.annotations.Nullable;

/// Rows in the order of a bag.
final class SortedRows extends QueryIter1 {
  private final RowBag bag;
  private @Nullable Iterator<Binding> sorted;

  SortedRows(QueryIterator rows, RowBag bag, ExecutionContext context) {
    super(rows, context);
    this.bag = bag;
  }

  @Override
  protected boolean hasNextBinding() {
    return sorted().hasNext();
  }

  @Override
  protected Binding moveToNextBinding() {
    return sorted().next();
  }

  private Iterator<Binding> sorted() {
    var known = sorted;
    if (known == null) {
      getInput().forEachRemaining(bag::add);
      known = bag.iterator();
      sorted = known;
    }
    return known;
  }

  @Override
  protected void requestSubCancel() {
    bag.stop();
  }

  @Override
  protected void closeSubIterator() {
    bag.close();
  }
}

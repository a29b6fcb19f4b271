package city.madang.portal.sparql.engine;

import city.madang.portal.sparql.bounds.MemoryBudget.Account;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterRepeatApply;
import org.apache.jena.sparql.path.PathLib;

/// Follows a property path from each row, as Jena does.
final class PathRows extends QueryIterRepeatApply {
  private final TriplePath path;
  private final Account account;

  PathRows(TriplePath path, QueryIterator rows, Account account, ExecutionContext context) {
    super(rows, context);
    this.path = path;
    this.account = account;
  }

  @Override
  protected QueryIterator nextStage(Binding row) {
    var context = getExecContext();
    var graph = new VisitedGraph(context.getActiveGraph(), account, context::checkCancelSignal);
    return PathLib.execTriplePath(
        row, path, ExecutionContext.copyChangeActiveGraph(context, graph));
  }

  @Override
  protected void closeSubIterator() {
    super.closeSubIterator();
    account.clear();
  }
}

package city.madang.portal.sparql.engine;

import city.madang.portal.sparql.bounds.MemoryBudget.Account;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.WrappedGraph;
import org.apache.jena.util.iterator.ExtendedIterator;

/// A graph that a path is followed through. Each triple leads to a node that is held until the end
/// of the path, so it is charged, and the path may be cancelled at each.
///
/// Jena looks for triples without any end only to find where paths may begin, which it holds too;
/// what was visited from the last beginning is let go by then.
final class VisitedGraph extends WrappedGraph {
  /// A node among those visited, among those found, and in a row of the result.
  private static final int NODE_BYTES = 200;

  private static final int BEGINNING_BYTES = 100;

  private final Account account;
  private final Runnable cancelled;
  private long beginnings;

  /// @param cancelled throws if so
  VisitedGraph(Graph graph, Account account, Runnable cancelled) {
    super(graph);
    this.account = account;
    this.cancelled = cancelled;
    account.clear();
  }

  @Override
  public ExtendedIterator<Triple> find(Node subject, Node predicate, Node object) {
    var found = super.find(subject, predicate, object);
    return isAny(subject) && isAny(object)
        ? found.mapWith(this::begin)
        : found.mapWith(this::visit);
  }

  private static boolean isAny(Node node) {
    return node == null || !node.isConcrete();
  }

  private Triple visit(Triple triple) {
    cancelled.run();
    account.charge(NODE_BYTES);
    return triple;
  }

  private Triple begin(Triple triple) {
    cancelled.run();
    beginnings += BEGINNING_BYTES;
    account.clear();
    account.charge(beginnings);
    return triple;
  }
}

package city.madang.portal.sparql.store;

import city.madang.portal.sparql.bounds.MemoryBudget;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.WrappedGraph;
import org.apache.jena.sparql.graph.GraphFactory;

/// What DESCRIBE holds until it is whole, for it looks again at what it has found.
final class DescribedGraph extends WrappedGraph {
  private static final int TRIPLE_BYTES = 400;

  private final MemoryBudget memory;
  private final Runnable goingOn;

  /// @param goingOn throws if the query was ended
  DescribedGraph(MemoryBudget memory, Runnable goingOn) {
    super(GraphFactory.createDefaultGraph());
    this.memory = memory;
    this.goingOn = goingOn;
  }

  @Override
  public void add(Triple triple) {
    goingOn.run();
    memory.charge(TRIPLE_BYTES);
    super.add(triple);
  }
}

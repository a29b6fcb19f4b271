package city.madang.etl.graph;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.engine.optimizer.reorder.PatternElements;
import org.apache.jena.sparql.engine.optimizer.reorder.PatternTriple;
import org.apache.jena.sparql.engine.optimizer.reorder.ReorderLib;
import org.apache.jena.sparql.engine.optimizer.reorder.ReorderProc;
import org.apache.jena.sparql.engine.optimizer.reorder.ReorderTransformation;
import org.apache.jena.sparql.engine.optimizer.reorder.ReorderTransformationSubstitution;
import org.apache.jena.sparql.sse.Item;

/// Orders the triples of a pattern: next is always the one that gives the fewest rows after those
/// before it, as the figures of the data tell. Until there are figures, it looks at what is known
/// of a triple only, as TDB2 does by itself.
///
/// TDB2 can read such figures from a file (`stats.opt`), but only when it opens a store.
final class PatternOrder implements ReorderTransformation {
  private volatile Supplier<Optional<DataFigures>> figures = Optional::empty;

  /// @param figures as they are now; asked for each pattern that a query reads
  void follow(Supplier<Optional<DataFigures>> figures) {
    this.figures = figures;
  }

  @Override
  public ReorderProc reorderIndexes(BasicPattern pattern) {
    return chosen().reorderIndexes(pattern);
  }

  @Override
  public BasicPattern reorder(BasicPattern pattern) {
    return chosen().reorder(pattern);
  }

  private ReorderTransformation chosen() {
    return figures.get().<ReorderTransformation>map(FewestFirst::new).orElseGet(ReorderLib::fixed);
  }

  private static final class FewestFirst extends ReorderTransformationSubstitution {
    private final DataFigures figures;

    private FewestFirst(DataFigures figures) {
      this.figures = figures;
    }

    @Override
    protected double weight(PatternTriple triple) {
      return figures.triples(
          isKnown(triple.subject),
          named(triple.predicate),
          isKnown(triple.object),
          named(triple.object));
    }

    /// A term of the query, or a variable that a triple before it gives a value.
    private static boolean isKnown(Item item) {
      return item.equals(PatternElements.TERM) || named(item).isConcrete();
    }

    private static Node named(Item item) {
      return item.isNode() ? item.getNode() : Node.ANY;
    }
  }
}

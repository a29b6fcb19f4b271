package city.madang.etl.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.OpTriple;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.optimizer.reorder.ReorderLib;
import org.apache.jena.sparql.engine.optimizer.reorder.ReorderProc;
import org.apache.jena.sparql.engine.optimizer.reorder.ReorderProcIndexes;
import org.apache.jena.sparql.engine.optimizer.reorder.ReorderTransformation;

/// Orders the triples of a pattern by the figures of the data ([DataFigures#next]). Until there are
/// figures, and of long patterns, it looks at what is known of a triple only, as TDB2 does by
/// itself.
///
/// TDB2 can read such figures from a file (`stats.opt`), but only when it opens a store.
final class PatternOrder implements ReorderTransformation {
  private volatile Supplier<Optional<DataFigures>> figures = Optional::empty;

  /// @param figures as they are now; asked for each pattern that a query reads
  void follow(Supplier<Optional<DataFigures>> figures) {
    this.figures = figures;
  }

  @Override
  public BasicPattern reorder(BasicPattern pattern) {
    return reorderIndexes(pattern).reorder(pattern);
  }

  @Override
  public ReorderProc reorderIndexes(BasicPattern pattern) {
    int size = pattern.size();
    return size < 2 || size > DataFigures.MOST_ORDERED
        ? ReorderLib.fixed().reorderIndexes(pattern)
        : figures
            .get()
            .<ReorderProc>map(known -> new ReorderProcIndexes(order(pattern, known)))
            .orElseGet(() -> ReorderLib.fixed().reorderIndexes(pattern));
  }

  /// @return where the first, the second, … to be read stand in the pattern
  private static int[] order(BasicPattern pattern, DataFigures figures) {
    var left = new ArrayList<>(pattern.getList());
    var places = new ArrayList<Integer>();
    for (int i = 0; i < left.size(); i++) {
      places.add(i);
    }
    var bound = new HashSet<Var>();
    var order = new int[left.size()];
    for (int i = 0; i < order.length; i++) {
      int next = left.indexOf(figures.next(left, bound));
      order[i] = places.remove(/* index */ next);
      bind(left.remove(next), bound);
    }
    return order;
  }

  private static void bind(Triple triple, Set<Var> bound) {
    OpVars.visibleVars(new OpTriple(triple)).forEach(bound::add);
  }
}

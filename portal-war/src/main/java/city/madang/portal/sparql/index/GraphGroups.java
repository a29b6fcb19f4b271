package city.madang.portal.sparql.index;

import city.madang.etl.graph.QuadScan;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.tdb2.solver.QC2;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.nodetable.NodeTable;

/// The named graphs, and how many triples each holds: the first that everybody asks. The quads of a
/// graph are neighbors in an index.
final class GraphGroups implements GroupSource {
  private static final int STRIDE = 4096;

  /// No id has all bits.
  private static final long AFTER_ALL = -1;

  private final DatasetGraphTDB store;
  private final Var graph;
  private final List<Aggregate> counts;
  private final ExecutionContext context;

  private GraphGroups(
      DatasetGraphTDB store, Var graph, List<Aggregate> counts, ExecutionContext context) {
    this.store = store;
    this.graph = graph;
    this.counts = counts;
    this.context = context;
  }

  /// Empty if it is something else.
  static Optional<GroupSource> of(Shape shape, ExecutionContext context) {
    if (!(context.getDataset() instanceof DatasetGraphTDB store)
        || QC2.getFilter(context.getContext()) != null
        || !shape.by().map(shape.pattern().getGraphNode()::equals).orElse(false)
        || shape.triples().size() != 1
        || !shape.filter().isEmpty()) {
      return Optional.empty();
    }
    var triple = shape.triples().getFirst();
    var graph = shape.by().get();
    var nodes = List.of(graph, triple.getSubject(), triple.getPredicate(), triple.getObject());
    if (!nodes.stream().allMatch(Var::isVar) || nodes.stream().distinct().count() < nodes.size()) {
      return Optional.empty();
    }
    var bound = Set.copyOf(nodes.stream().map(Var::alloc).toList());
    var counts =
        shape.aggregates().stream()
            .flatMap(asked -> Aggregate.of(asked, bound, List.of()).stream())
            .toList();
    return counts.size() == shape.aggregates().size()
        ? Optional.of(new GraphGroups(store, graph, counts, context))
        : Optional.empty();
  }

  @Override
  public Iterator<Binding> read() {
    var rows = new ArrayList<Binding>();
    try (var quads = new QuadScan(store, "GSPO")) {
      quads.seek(new long[] {}, new long[] {});
      boolean more = quads.next();
      while (more) {
        long id = quads.id(0);
        long count = 1;
        if (counts.isEmpty()) {
          quads.seek(new long[] {id + 1}, new long[] {AFTER_ALL});
          more = quads.next();
        } else {
          while ((more = quads.next()) && quads.id(0) == id) {
            requireGoingOn(++count);
          }
        }
        rows.add(row(id, count));
      }
    }
    return rows.iterator();
  }

  private void requireGoingOn(long count) {
    var cancelled = context.getCancelSignal();
    if (count % STRIDE == 0 && cancelled != null && cancelled.get()) {
      throw new QueryCancelledException();
    }
  }

  private Binding row(long id, long count) {
    NodeTable nodes = store.getQuadTable().getNodeTupleTable().getNodeTable();
    var row = Binding.builder().add(graph, nodes.getNodeForNodeId(QuadScan.toId(id)));
    var told = NodeValue.makeInteger(count).asNode();
    counts.forEach(aggregate -> row.add(aggregate.variable(), told));
    return row.build();
  }
}

package city.madang.portal.sparql.index;

import city.madang.etl.graph.QuadScan;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.tdb2.solver.QC2;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;

/// How the triples of one graph, or of all graphs together, are read for a pattern.
final class Access {
  /// The orders of the indexes, as far as triples go.
  private static final List<List<Place>> ORDERS =
      List.of(
          List.of(Place.S, Place.P, Place.O),
          List.of(Place.P, Place.O, Place.S),
          List.of(Place.O, Place.S, Place.P));

  private final ExecutionContext context;
  private final DatasetGraphTDB store;
  private final Node graph;

  private Access(ExecutionContext context, DatasetGraphTDB store, Node graph) {
    this.context = context;
    this.store = store;
    this.graph = graph;
  }

  /// A place of a triple.
  enum Place {
    S,
    P,
    O;

    Node of(Triple triple) {
      return switch (this) {
        case S -> triple.getSubject();
        case P -> triple.getPredicate();
        case O -> triple.getObject();
      };
    }

    /// The place that follows it in the index that it leads.
    Place next() {
      return switch (this) {
        case S -> P;
        case P -> O;
        case O -> S;
      };
    }
  }

  /// Empty if the pattern is not of quads of our own store that lie in one graph or in all.
  static Optional<Access> of(OpQuadPattern pattern, ExecutionContext context) {
    var graph = pattern.getGraphNode();
    boolean readable =
        context.getDataset() instanceof DatasetGraphTDB
            && QC2.getFilter(context.getContext()) == null
            && (Quad.isUnionGraph(graph) || graph.isURI())
            && !Quad.isDefaultGraph(graph);
    return readable
        ? Optional.of(new Access(context, (DatasetGraphTDB) context.getDataset(), graph))
        : Optional.empty();
  }

  /// Reads what a triple pattern matches, the fixed places first, then `lead`; empty if no index
  /// has this order, or if a variable stands twice.
  ///
  /// @param lead a place with a variable
  Optional<TripleScan> scan(Triple pattern, Place lead) {
    var fixed = EnumSet.noneOf(Place.class);
    for (var place : Place.values()) {
      if (place.of(pattern).isConcrete()) {
        fixed.add(place);
      }
    }
    return distinctVariables(pattern) + fixed.size() < ORDERS.size()
        ? Optional.empty()
        : ORDERS.stream()
            .filter(order -> fixed.containsAll(order.subList(0, fixed.size())))
            .filter(order -> order.get(fixed.size()) == lead)
            .findFirst()
            .flatMap(order -> scan(order, pattern, fixed.size()));
  }

  private static long distinctVariables(Triple pattern) {
    return List.of(Place.values()).stream()
        .map(place -> place.of(pattern))
        .filter(Var::isVar)
        .distinct()
        .count();
  }

  private Optional<TripleScan> scan(List<Place> order, Triple pattern, int fixed) {
    boolean union = Quad.isUnionGraph(graph);
    var nodes = new ArrayList<Node>();
    if (!union) {
      nodes.add(graph);
    }
    order.subList(0, fixed).forEach(place -> nodes.add(place.of(pattern)));
    var ids = nodes.stream().map(nodes()::getNodeIdForNode).toList();
    if (ids.contains(NodeId.NodeDoesNotExist)) {
      return Optional.empty();
    }
    var letters = String.join("", order.stream().map(Place::name).toList());
    return Optional.of(
        new TripleScan(
            new QuadScan(store, union ? letters + "G" : "G" + letters),
            ids.stream().mapToLong(QuadScan::bits).toArray(),
            union ? 0 : 1,
            context.getCancelSignal()));
  }

  /// The table of ids and nodes.
  NodeTable nodes() {
    return store.getQuadTable().getNodeTupleTable().getNodeTable();
  }

  /// The node of the bits of an id.
  Node node(long bits) {
    return nodes().getNodeForNodeId(QuadScan.toId(bits));
  }
}

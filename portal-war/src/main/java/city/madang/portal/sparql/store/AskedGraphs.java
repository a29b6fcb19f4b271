package city.madang.portal.sparql.store;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpDatasetNames;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.table.TableN;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.sys.TDBInternal;

/// The graphs of FROM and FROM NAMED, put into the patterns of a query, so that the store's own
/// indexes answer them.
final class AskedGraphs extends TransformCopy {
  private final List<Node> defaults;
  private final Set<Node> named;

  private AskedGraphs(List<Node> defaults, Set<Node> named) {
    this.defaults = defaults;
    this.named = named;
  }

  /// @param asked at least one graph
  static AskedGraphs of(DatasetDescription asked) {
    return new AskedGraphs(
        asked.getDefaultGraphURIs().stream().distinct().map(NodeFactory::createURI).toList(),
        asked.getNamedGraphURIs().stream()
            .map(NodeFactory::createURI)
            .collect(Collectors.toUnmodifiableSet()));
  }

  /// Whether they can be put into a query. If several graphs are one, quads of others are filtered
  /// out, which works for patterns only; and only patterns take a graph that is not there for
  /// empty.
  ///
  /// @param patternsOnly whether the query has nothing else that reads
  boolean fit(boolean patternsOnly) {
    return patternsOnly
        ? defaults.size() < 2 || new HashSet<>(defaults).containsAll(named)
        : defaults.size() < 2 && named.isEmpty();
  }

  /// The quads that patterns may read; empty if they name their graphs.
  Optional<Predicate<Tuple<NodeId>>> filter(DatasetGraph store) {
    if (defaults.size() < 2) {
      return Optional.empty();
    }
    var nodes =
        TDBInternal.getDatasetGraphTDB(store).getQuadTable().getNodeTupleTable().getNodeTable();
    var ids = defaults.stream().map(nodes::getNodeIdForNode).collect(Collectors.toSet());
    return Optional.of(quad -> ids.contains(quad.get(0)));
  }

  /// The same query of these graphs.
  ///
  /// @param quads the algebra in quads
  Op in(Op quads) {
    return Transformer.transform(this, quads);
  }

  @Override
  public Op transform(OpQuadPattern pattern) {
    return among(
        pattern.getGraphNode(), graph -> new OpQuadPattern(graph, pattern.getBasicPattern()));
  }

  @Override
  public Op transform(OpGraph graph, Op inner) {
    return among(graph.getNode(), name -> new OpGraph(name, inner));
  }

  @Override
  public Op transform(OpDatasetNames names) {
    var node = names.getGraphNode();
    return Var.isVar(node) ? names(Var.alloc(node)) : among(node, OpDatasetNames::new);
  }

  private Op among(Node graph, Function<Node, Op> op) {
    if (Quad.isDefaultGraph(graph)) {
      return defaults.isEmpty()
          ? OpTable.empty()
          : op.apply(defaults.size() == 1 ? defaults.getFirst() : Quad.unionGraph);
    }
    if (Var.isVar(graph)) {
      return named.isEmpty()
          ? OpTable.empty()
          : OpSequence.create(names(Var.alloc(graph)), op.apply(graph));
    }
    return named.contains(graph) ? op.apply(graph) : OpTable.empty();
  }

  private Op names(Var variable) {
    var names = new TableN(List.of(variable));
    named.forEach(name -> names.addBinding(BindingFactory.binding(variable, name)));
    return OpTable.create(names);
  }
}

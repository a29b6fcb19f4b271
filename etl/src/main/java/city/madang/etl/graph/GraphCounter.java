package city.madang.etl.graph;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.atlas.lib.tuple.TupleFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.jena.vocabulary.RDF;

/// Counts a graph in three of its indexes, whose order makes equal things neighbors: so nothing is
/// held but a few numbers for each property and class, and no text is read but their names.
final class GraphCounter {
  private static final int SUBJECT = 1;
  private static final int PREDICATE = 2;
  private static final int OBJECT = 3;

  private final NodeTupleTable quads;
  private final NodeId graph;
  private final NodeId type;
  private final Map<NodeId, Counts> properties = new HashMap<>();
  private final Map<NodeId, Counts> classes = new HashMap<>();
  private final Counts all = new Counts();

  private GraphCounter(DatasetGraph store, Node graph) {
    this.quads = TDBInternal.getDatasetGraphTDB(store).getQuadTable().getNodeTupleTable();
    this.graph = quads.getNodeTable().getNodeIdForNode(graph);
    this.type = quads.getNodeTable().getNodeIdForNode(RDF.type.asNode());
  }

  /// Inside a read transaction; ends early when its thread is interrupted.
  ///
  /// @param graph that is there
  static GraphStatistics count(DatasetGraph store, Node graph) {
    var counter = new GraphCounter(store, graph);
    counter.countSubjects();
    counter.countObjectsOfProperties();
    counter.countObjects();
    return counter.statistics();
  }

  private void countSubjects() {
    var last = new Last(SUBJECT, PREDICATE);
    for (var quads = scan("GSPO"); quads.hasNext(); ) {
      var quad = quads.next();
      var property = properties.computeIfAbsent(quad.get(PREDICATE), _ -> new Counts());
      int same = last.common(quad);
      all.triples++;
      property.triples++;
      all.subjects += same == 0 ? 1 : 0;
      property.subjects += same < 2 ? 1 : 0;
    }
  }

  private void countObjectsOfProperties() {
    var last = new Last(PREDICATE, OBJECT);
    for (var quads = scan("GPOS"); quads.hasNext(); ) {
      var quad = quads.next();
      if (last.common(quad) < 2) {
        properties.computeIfAbsent(quad.get(PREDICATE), _ -> new Counts()).objects++;
      }
      if (quad.get(PREDICATE).equals(type)) {
        classes.computeIfAbsent(quad.get(OBJECT), _ -> new Counts()).triples++;
      }
    }
  }

  private void countObjects() {
    var last = new Last(OBJECT);
    for (var quads = scan("GOSP"); quads.hasNext(); ) {
      all.objects += last.common(quads.next()) == 0 ? 1 : 0;
    }
  }

  private Iterator<Tuple<NodeId>> scan(String order) {
    var any = NodeId.NodeIdAny;
    return Arrays.stream(quads.getTupleTable().getIndexes())
        .filter(index -> index.getName().equals(order))
        .findAny()
        .orElseThrow(() -> new IllegalStateException("the RDF store has no index " + order))
        .find(TupleFactory.tuple(graph, any, any, any));
  }

  private GraphStatistics statistics() {
    return new GraphStatistics(
        all.triples,
        all.subjects,
        all.objects,
        named(classes, counts -> counts.triples),
        named(properties, Counts::toProperty));
  }

  private <T> SortedMap<String, T> named(Map<NodeId, Counts> counted, Function<Counts, T> told) {
    var named = new TreeMap<String, T>();
    counted.forEach(
        (id, counts) -> {
          var node = quads.getNodeTable().getNodeForNodeId(id);
          if (node.isURI()) {
            named.put(node.getURI(), told.apply(counts));
          }
        });
    return named;
  }

  private static final class Counts {
    private long triples;
    private long subjects;
    private long objects;

    GraphStatistics.Property toProperty() {
      return new GraphStatistics.Property(triples, subjects, objects);
    }
  }

  /// The quad before, as far as these places of it go.
  private static final class Last {
    private final int[] places;
    private final NodeId[] ids;

    Last(int... places) {
      this.places = places;
      this.ids = new NodeId[places.length];
      Arrays.fill(ids, NodeId.NodeIdUndefined);
    }

    /// How many of the first places are as before.
    int common(Tuple<NodeId> quad) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException();
      }
      int same = 0;
      while (same < places.length && ids[same].equals(quad.get(places[same]))) {
        same++;
      }
      for (int i = same; i < places.length; i++) {
        ids[i] = quad.get(places[i]);
      }
      return same;
    }
  }
}

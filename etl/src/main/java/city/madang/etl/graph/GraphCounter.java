package city.madang.etl.graph;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.jena.vocabulary.RDF;

/// Counts a graph in three of its indexes, whose order makes equal things neighbors: so nothing is
/// held but a few numbers for each property and class, and no text is read but their names.
final class GraphCounter {
  /// No id has these bits.
  private static final long NONE = -1;

  private final DatasetGraph store;
  private final NodeTable nodes;
  private final long graph;
  private final long type;
  private final Map<Long, Counts> properties = new HashMap<>();
  private final Map<Long, Counts> classes = new HashMap<>();
  private final Counts all = new Counts();

  private GraphCounter(DatasetGraph store, Node graph) {
    this.store = store;
    this.nodes =
        TDBInternal.getDatasetGraphTDB(store).getQuadTable().getNodeTupleTable().getNodeTable();
    this.graph = QuadScan.bits(nodes.getNodeIdForNode(graph));
    var known = nodes.getNodeIdForNode(RDF.type.asNode());
    this.type = known.isPtr() ? QuadScan.bits(known) : NONE;
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
    try (var quads = new Scan("GSPO", 2)) {
      while (quads.next()) {
        var property = properties.computeIfAbsent(quads.id(2), _ -> new Counts());
        all.triples++;
        property.triples++;
        all.subjects += quads.same() == 0 ? 1 : 0;
        property.subjects += quads.same() < 2 ? 1 : 0;
      }
    }
  }

  private void countObjectsOfProperties() {
    try (var quads = new Scan("GPOS", 2)) {
      while (quads.next()) {
        if (quads.same() < 2) {
          properties.computeIfAbsent(quads.id(1), _ -> new Counts()).objects++;
        }
        if (quads.id(1) == type) {
          classes.computeIfAbsent(quads.id(2), _ -> new Counts()).triples++;
        }
      }
    }
  }

  private void countObjects() {
    try (var quads = new Scan("GOSP", 1)) {
      while (quads.next()) {
        all.objects += quads.same() == 0 ? 1 : 0;
      }
    }
  }

  private GraphStatistics statistics() {
    return new GraphStatistics(
        all.triples,
        all.subjects,
        all.objects,
        named(classes, counts -> counts.triples),
        named(properties, Counts::toProperty));
  }

  private <T> SortedMap<String, T> named(Map<Long, Counts> counted, Function<Counts, T> told) {
    var named = new TreeMap<String, T>();
    counted.forEach(
        (id, counts) -> {
          var node = nodes.getNodeForNodeId(QuadScan.toId(id));
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

  /// Goes through the graph, and tells how many of the first places after it are as in the quad
  /// before.
  private final class Scan implements AutoCloseable {
    private final QuadScan quads;
    private final long[] last;
    private int same;

    Scan(String order, int places) {
      this.quads = new QuadScan(store, order);
      this.last = new long[places];
      Arrays.fill(last, NONE);
      quads.seek(new long[] {graph}, new long[] {graph + 1});
    }

    boolean next() {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException();
      }
      if (!quads.next() || quads.id(0) != graph) {
        return false;
      }
      same = 0;
      while (same < last.length && last[same] == id(same + 1)) {
        same++;
      }
      for (int i = same; i < last.length; i++) {
        last[i] = id(i + 1);
      }
      return true;
    }

    int same() {
      return same;
    }

    long id(int place) {
      return quads.id(place);
    }

    @Override
    public void close() {
      quads.close();
    }
  }
}

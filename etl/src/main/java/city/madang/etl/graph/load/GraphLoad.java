package city.madang.etl.graph.load;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.sys.TDBInternal;

/// Makes a named graph of TDB2 hold exactly the given triples, inside a write transaction.
///
/// The triples are sorted by their ids and compared with those that the graph holds, so that only
/// the difference is written: index by index, in the order of each. Jena's own loaders are as fast
/// only where they give up the transaction.
public final class GraphLoad {
  /// As many are held to be sorted, and once more as differences: 24 bytes each, 144 MiB together.
  private static final int HELD_TRIPLES = 3 << 20;

  private final DatasetGraphTDB store;
  private final Node graph;
  private final int held;

  private GraphLoad(DatasetGraph store, Node graph, int held) {
    this.store = TDBInternal.getDatasetGraphTDB(store);
    this.graph = graph;
    this.held = held;
  }

  /// Makes `graph` hold the triples that `read` gives to the stream, and adds the prefixes.
  ///
  /// @param read runs in another thread, which ends with this call
  /// @throws java.util.concurrent.CancellationException if its thread is interrupted, which it must
  ///   be told again when the transaction is aborted
  /// @throws RuntimeException as `read` did; then the transaction must be aborted
  public static void replace(DatasetGraph store, Node graph, Consumer<StreamRDF> read) {
    replace(store, graph, read, HELD_TRIPLES);
  }

  static void replace(DatasetGraph store, Node graph, Consumer<StreamRDF> read, int held) {
    new GraphLoad(store, graph, held).replace(read);
  }

  /// Makes `graph` empty.
  public static void remove(DatasetGraph store, Node graph) {
    var load = new GraphLoad(store, graph, HELD_TRIPLES);
    if (!NodeId.isDoesNotExist(load.nodes().getNodeIdForNode(graph))) {
      load.replace(_ -> {});
    }
  }

  private void replace(Consumer<StreamRDF> read) {
    var pages = new AddedPages(folder());
    try (var memory = Arena.ofConfined();
        var wanted = new SortedTriples(held, memory, folder());
        var queue = new TripleQueue(read)) {
      var ids = new NodeIds(nodes());
      ids.follow(pages);
      long id = ids.allocate(graph);
      queue.forEach(
          triple ->
              wanted.add(
                  ids.allocate(triple.getSubject()),
                  ids.allocate(triple.getPredicate()),
                  ids.allocate(triple.getObject())));
      queue.prefixes().forEach(store.prefixes()::add);
      var indexes = new QuadIndexes(store.getQuadTable(), id);
      indexes.follow(pages);
      new Difference(indexes, new StoredTriples(indexes.byGraph(), id), held, memory)
          .apply(wanted.sorted());
    }
    pages.write();
  }

  private NodeTable nodes() {
    return store.getQuadTable().getNodeTupleTable().getNodeTable();
  }

  private Path folder() {
    return Path.of(store.getLocation().getDirectoryPath());
  }
}

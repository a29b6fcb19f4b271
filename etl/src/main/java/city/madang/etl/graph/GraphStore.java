package city.madang.etl.graph;

import static org.apache.jena.graph.NodeFactory.createLiteralString;

import city.madang.etl.graph.load.GraphLoad;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.jena.dboe.DBOpEnvException;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDB2;
import org.apache.jena.tdb2.params.StoreParams;
import org.apache.jena.tdb2.sys.DatabaseConnection;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.jena.vocabulary.DCAT;

/// The RDF store: one named graph for each dataset and that of the vocabulary; the default graph is
/// their union. Thread-safe.
///
/// Readers see the store as it was when their transaction began; a replaced graph appears at once.
public final class GraphStore implements AutoCloseable {
  private static final Node VERSION = NodeFactory.createURI(DCAT.NS + "version");

  private static final long CHANGE = 1L << 20;

  /// TDB2 remembers which nodes are missing. A reader of an older state could have it remember one
  /// that was added meanwhile, and hide it from all.
  private static final StoreParams NO_MISSES =
      StoreParams.builder("without misses").nodeMissCacheSize(0).build();

  private final DatasetGraph store;
  private final PatternOrder order;

  /// How many changes there were, above the number of those that are under way.
  private final AtomicLong changes = new AtomicLong();

  private final Set<String> hidden = ConcurrentHashMap.newKeySet();

  private GraphStore(DatasetGraph store, PatternOrder order) {
    this.store = store;
    this.order = order;
    store.getContext().set(TDB2.symUnionDefaultGraph, true);
  }

  /// Opens a folder; only one process can have it open.
  ///
  /// @param location an existing folder
  /// @throws IllegalStateException if another process has it open
  public static GraphStore tdb2(Path location) {
    try {
      var order = new PatternOrder();
      var connection =
          DatabaseConnection.connectCreate(Location.create(location), NO_MISSES, order);
      return new GraphStore(connection.getDatasetGraph(), order);
    } catch (DBOpEnvException e) { // the only one: the lock, with the process's id in its message
      throw inUse(location);
    }
  }

  /// Has the triples of a query's pattern ordered by these figures of the data from now on. A wrong
  /// order is slow, never wrong.
  ///
  /// @param figures as they are now; empty if that is not known. Asked for each pattern
  public void orderBy(Supplier<Optional<DataFigures>> figures) {
    order.follow(figures);
  }

  /// The triples of a pattern in the order in which they would be read now.
  public BasicPattern ordered(BasicPattern pattern) {
    return order.reorder(pattern);
  }

  /// What queries read, inside a read transaction, as far as [#shown()] says.
  public DatasetGraph published() {
    return store;
  }

  /// The graphs that queries may read; empty if that is all of them.
  public Optional<Set<String>> shown() {
    if (hidden.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(Set.copyOf(shownVersions().keySet()));
  }

  /// Names what queries see: reads that begin between two equal answers see the same triples. Empty
  /// while that changes.
  public OptionalLong state() {
    long now = changes.get();
    return now % CHANGE == 0 ? OptionalLong.of(now / CHANGE) : OptionalLong.empty();
  }

  private void change(Runnable work) {
    changes.incrementAndGet();
    try {
      work.run();
    } finally {
      changes.addAndGet(CHANGE - 1);
    }
  }

  /// Takes a graph that holds this version away from queries that begin from now on, without
  /// waiting for a writer. It is shown again when it holds another version.
  public void hide(String graphIri, String version) {
    if (version(graphIri).filter(version::equals).isPresent()) {
      change(() -> hidden.add(graphIri));
    }
  }

  /// Makes `graphIri` hold exactly the triples of the files and the version, in one transaction.
  ///
  /// @param files N-Triples or Turtle, as their names say, plain or gzip
  public void replace(String graphIri, String version, List<Path> files) {
    replace(graphIri, version, triples -> files.forEach(file -> read(file, triples)));
  }

  /// Makes `graphIri` hold exactly the triples of `source` and the version, in one transaction.
  void replace(String graphIri, String version, Consumer<StreamRDF> source) {
    var graph = NodeFactory.createURI(graphIri);
    write(
        () ->
            GraphLoad.replace(
                store,
                graph,
                triples -> {
                  source.accept(triples);
                  triples.triple(Triple.create(graph, VERSION, createLiteralString(version)));
                }),
        graphIri);
  }

  private void write(Runnable work, String shownAgain) {
    change(
        () -> {
          write(work);
          hidden.remove(shownAgain);
        });
  }

  private void write(Runnable work) {
    try {
      Txn.executeWrite(store, work);
    } catch (CancellationException interrupted) { // and the transaction is aborted
      Thread.currentThread().interrupt();
      throw interrupted;
    }
  }

  /// Makes `graphIri` empty.
  public void remove(String graphIri) {
    var graph = NodeFactory.createURI(graphIri);
    change(() -> write(() -> GraphLoad.remove(store, graph)));
  }

  /// Makes `graphIri` empty if it holds this version, in one transaction.
  public void removeVersion(String graphIri, String version) {
    var graph = NodeFactory.createURI(graphIri);
    write(
        () -> {
          if (findVersion(graph).filter(version::equals).isPresent()) {
            GraphLoad.remove(store, graph);
          }
        },
        graphIri);
  }

  /// The version of the release that a graph holds.
  public Optional<String> version(String graphIri) {
    var graph = NodeFactory.createURI(graphIri);
    return Txn.calculateRead(store, () -> findVersion(graph));
  }

  /// The version that each graph holds, by its IRI; a graph without one is not of a release.
  public SortedMap<String, String> versions() {
    return Txn.calculateRead(
        store,
        () -> {
          var versions = new TreeMap<String, String>();
          store
              .find(Node.ANY, Node.ANY, VERSION, Node.ANY)
              .forEachRemaining(
                  quad -> {
                    if (quad.getGraph().equals(quad.getSubject())) {
                      versions.put(
                          quad.getGraph().getURI(), quad.getObject().getLiteralLexicalForm());
                    }
                  });
          return versions;
        });
  }

  /// The versions of the graphs that queries may read.
  public SortedMap<String, String> shownVersions() {
    var versions = versions();
    versions.keySet().removeAll(hidden);
    return versions;
  }

  /// What a graph holds, in numbers; empty if it does not hold this version. Reads all of it.
  public Optional<GraphStatistics> statistics(String graphIri, String version) {
    var graph = NodeFactory.createURI(graphIri);
    return Txn.calculateRead(
        store,
        () ->
            findVersion(graph).filter(version::equals).map(_ -> GraphCounter.count(store, graph)));
  }

  /// How many triples all graphs hold. Reads an index whole: some millions a second.
  long triples() {
    return Txn.calculateRead(store, () -> QuadScan.count(store));
  }

  private Optional<String> findVersion(Node graph) {
    var found = store.find(graph, graph, VERSION, Node.ANY);
    return found.hasNext()
        ? Optional.of(found.next().getObject().getLiteralLexicalForm())
        : Optional.empty();
  }

  /// Gives back the disk space of replaced graphs, and forgets [#orderBy]: see [StoreCompaction].
  void compact() {
    DatabaseMgr.compact(store, true);
  }

  /// Closes the files and gives up the process lock.
  @Override
  public void close() {
    TDBInternal.expel(store);
  }

  private static void read(Path file, StreamRDF triples) {
    try (var in = TripleFiles.open(file)) {
      RDFParser.source(in)
          .lang(TripleFiles.lang(file))
          .errorHandler(ErrorHandlerFactory.errorHandlerNoLogging)
          .parse(triples);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot read triples", failed);
    }
  }

  private static IllegalStateException inUse(Path location) {
    return new IllegalStateException(
        "the RDF store '%s' is open in another process: stop it first"
            .formatted(location.getFileName()));
  }
}

package city.madang.portal.sparql.graphs;

import city.madang.etl.graph.GraphStore;
import city.madang.portal.http.Guests;
import city.madang.portal.sparql.format.GraphWriter;
import city.madang.portal.sparql.format.PiecewiseWriter;
import city.madang.portal.sparql.format.ResultFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.SortedMap;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.system.StreamRDFOps;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;

/// Reads graphs whole, as they lie in the store. Thread-safe.
public final class GraphReads {
  /// Each holds a thread of the server and a transaction for as long as its client takes.
  private static final int AT_ONCE = 4;

  private static final int AT_ONCE_OF_ONE = 2;

  private final GraphStore store;
  private final Guests guests = new Guests(AT_ONCE, AT_ONCE_OF_ONE);

  public GraphReads(GraphStore store) {
    this.store = store;
  }

  /// The versions of the graphs that may be read.
  public SortedMap<String, String> shown() {
    return store.shownVersions();
  }

  /// Problems: 503 `overloaded`.
  Guests.Guest enter(String address) {
    return guests.enter(address);
  }

  /// Writes as it reads, or holds what the format cannot write so.
  ///
  /// @throws IOException also if another version has come in the meantime
  void write(WantedGraphs wanted, ResultFormat format, OutputStream out) throws IOException {
    var stale =
        Txn.calculateRead(
            store.published(),
            () -> {
              if (!store.versions().entrySet().containsAll(wanted.versions().entrySet())) {
                return true;
              }
              writeNow(wanted, format, out);
              return false;
            });
    if (stale) {
      throw new IOException("the graphs hold other versions now");
    }
  }

  private void writeNow(WantedGraphs wanted, ResultFormat format, OutputStream out) {
    if (wanted.withNames()) {
      var writer = PiecewiseWriter.to(out, format);
      writer.start();
      StreamRDFOps.sendQuadsToStream(quads(wanted), writer);
      writer.finish();
    } else {
      var triples = Iter.map(quads(wanted), Quad::asTriple);
      GraphWriter.write(triples, PrefixMapping.Standard, format, _ -> {}, out);
    }
  }

  /// Graph by graph: a triple of two graphs comes twice, which says nothing else.
  private Iterator<Quad> quads(WantedGraphs wanted) {
    return Iter.flatMap(
        wanted.versions().keySet().iterator(),
        graph ->
            store.published().find(NodeFactory.createURI(graph), Node.ANY, Node.ANY, Node.ANY));
  }
}

package city.madang.etl.graph;

import java.util.Optional;
import org.apache.jena.dboe.base.file.BinaryDataFile;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.thrift.TRDF;
import org.apache.jena.riot.thrift.ThriftConvert;
import org.apache.jena.riot.thrift.wire.RDF_Term;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetable.NodeTableTRDF;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TProtocol;

/// Reads the nodes of a store in the order of their ids, whether a graph has them now or not.
///
/// The store writes a new node behind all others, and its place there is its id. After a crash some
/// bytes between two nodes may be none. For one thread, inside a read transaction.
public final class NodeScan {
  private final BinaryDataFile file;
  private final NodeBytes bytes;
  private final TProtocol terms;

  /// @param store inside a read transaction
  public NodeScan(DatasetGraph store) {
    this.file = ((NodeTableTRDF) nodes(store).baseNodeTable()).getData();
    this.bytes = new NodeBytes(file);
    this.terms = TRDF.protocol(bytes);
  }

  /// Tells ids of nodes and nodes of ids.
  public static NodeTable nodes(DatasetGraph store) {
    var quads = TDBInternal.getDatasetGraphTDB(store).getQuadTable();
    return quads.getNodeTupleTable().getNodeTable();
  }

  /// No node that this transaction sees has this id or a higher one.
  public long end() {
    return file.length();
  }

  /// A node, and the place behind it.
  public record Read(Node node, long next) {}

  /// The node at a place; empty if there is none.
  ///
  /// @param before where it ends at the latest
  public Optional<Read> read(long id, long before) {
    bytes.seek(id, before);
    terms.reset();
    var term = new RDF_Term();
    try {
      term.read(terms);
      return Optional.ofNullable(ThriftConvert.convert(term))
          .map(node -> new Read(node, bytes.place()));
    } catch (TException
        | JenaException
        | IllegalArgumentException
        | NullPointerException noNode) { // bytes that happen to look like one
      return Optional.empty();
    }
  }

  /// The last bytes before a place, by which one store is told from another; none if it has not so
  /// many.
  public byte[] bytesBefore(long place, int most) {
    if (place > end()) {
      return new byte[0];
    }
    var before = new byte[(int) Math.min(place, most)];
    file.read(place - before.length, before);
    return before;
  }
}

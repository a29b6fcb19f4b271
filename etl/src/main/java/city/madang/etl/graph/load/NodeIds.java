package city.madang.etl.graph.load;

import org.apache.jena.dboe.base.record.Record;
import org.apache.jena.dboe.trans.bplustree.BPlusTree;
import org.apache.jena.graph.Node;
import org.apache.jena.tdb2.lib.NodeLib;
import org.apache.jena.tdb2.store.Hash;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdFactory;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetable.NodeTableTRDF;
import org.apache.jena.tdb2.sys.SystemTDB;

/// Nodes by the numbers under which TDB2 stores them, as the indexes have them: 64 bits.
///
/// Known nodes are looked up beside the caches of TDB2, whose lock readers need too, and whose
/// entries would be those of the writer soon. What was found last is remembered: a few neighbors as
/// they are, many more by their hashes, which are no objects to the collector.
final class NodeIds {
  private static final String FILE = "nodes";
  private static final int NEIGHBORS = 1 << 10;
  private static final int REMEMBERED = 1 << 16;

  private final NodeTable table;
  private final BPlusTree tree;
  private final byte[] bytes = new byte[NodeId.SIZE];
  private final Hash hash = new Hash(SystemTDB.LenNodeHash);
  private final Record key;

  private final Node[] neighbors = new Node[NEIGHBORS];
  private final long[] neighborIds = new long[NEIGHBORS];

  private final long[] hashes = new long[2 * REMEMBERED];
  private final long[] ids = new long[REMEMBERED];

  NodeIds(NodeTable table) {
    this.table = table;
    this.tree = tree(table);
    this.key = tree.getRecordFactory().keyFactory().create(hash.getBytes());
  }

  private static BPlusTree tree(NodeTable table) {
    var base = table;
    while (base.wrapped() != null) {
      base = base.wrapped();
    }
    if (base instanceof NodeTableTRDF nodes && nodes.getIndex() instanceof BPlusTree tree) {
      return tree;
    }
    throw new IllegalStateException("an unknown table of nodes: " + base);
  }

  void follow(AddedPages pages) {
    pages.follow(FILE, tree);
  }

  /// The id of a node, which gets one if it has none. Inside a write transaction.
  long allocate(Node node) {
    int mixed = node.hashCode();
    int at = (mixed ^ (mixed >>> 16)) & (NEIGHBORS - 1);
    if (!node.equals(neighbors[at])) {
      neighborIds[at] = inlineOrKnown(node);
      neighbors[at] = node;
    }
    return neighborIds[at];
  }

  private long inlineOrKnown(Node node) {
    var inline = NodeId.inline(node);
    return inline == null ? remembered(node) : encode(inline);
  }

  private long remembered(Node node) {
    NodeLib.setHash(hash, node);
    long high = (long) QuadIndexes.LONGS.get(hash.getBytes(), 0);
    long low = (long) QuadIndexes.LONGS.get(hash.getBytes(), Long.BYTES);
    int at = (int) low & (REMEMBERED - 1);
    if (hashes[2 * at] != high || hashes[2 * at + 1] != low) {
      ids[at] = findOrAdd(node);
      hashes[2 * at] = high;
      hashes[2 * at + 1] = low;
    }
    return ids[at];
  }

  /// @param node whose hash is in [#key]
  private long findOrAdd(Node node) {
    var found = tree.find(key);
    return found == null
        ? encode(table.getAllocateNodeId(node))
        : (long) QuadIndexes.LONGS.get(found.getValue(), 0);
  }

  private long encode(NodeId id) {
    NodeIdFactory.set(id, bytes);
    return (long) QuadIndexes.LONGS.get(bytes, 0);
  }
}

package city.madang.etl.graph.load;

import java.nio.ByteBuffer;
import org.apache.jena.graph.Node;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdFactory;
import org.apache.jena.tdb2.store.nodetable.NodeTable;

/// Nodes by the numbers under which TDB2 stores them, as the indexes have them: 64 bits.
///
/// Neighbors in a file often share subject and predicate, so the last nodes are remembered.
final class NodeIds {
  private static final int REMEMBERED = 1 << 16;

  private final NodeTable table;
  private final ByteBuffer bytes = ByteBuffer.allocate(NodeId.SIZE);
  private final Node[] nodes = new Node[REMEMBERED];
  private final long[] ids = new long[REMEMBERED];

  NodeIds(NodeTable table) {
    this.table = table;
  }

  /// The id of a node, which gets one if it has none. Inside a write transaction.
  long allocate(Node node) {
    int hash = node.hashCode();
    int at = (hash ^ (hash >>> 16)) & (REMEMBERED - 1);
    if (!node.equals(nodes[at])) {
      ids[at] = encode(table.getAllocateNodeId(node));
      nodes[at] = node;
    }
    return ids[at];
  }

  private long encode(NodeId id) {
    NodeIdFactory.set(id, bytes, 0);
    return bytes.getLong(0);
  }
}

package city.madang.etl.graph;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.dboe.base.record.Record;
import org.apache.jena.dboe.base.record.RecordFactory;
import org.apache.jena.dboe.index.RangeIndex;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdFactory;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.store.tupletable.TupleIndexRecord;
import org.apache.jena.tdb2.sys.TDBInternal;

/// Reads one index of the quads in its order, from any key on, without an object for each quad.
///
/// Ids are 64 bits, as they lie in the index, and ordered as unsigned numbers. For one thread,
/// inside a read transaction.
public final class QuadScan implements AutoCloseable {
  private static final int PLACES = 4;

  private final RangeIndex index;
  private final RecordFactory records = new RecordFactory(PLACES * NodeId.SIZE, 0);
  private final long[] quad = new long[PLACES];
  private Iterator<QuadScan> rest = Iter.nullIterator();

  /// Stands at the end, until it is told where to go.
  ///
  /// @param order of an index, such as `POSG`
  public QuadScan(DatasetGraph store, String order) {
    this.index = index(store, order).getRangeIndex();
  }

  private static TupleIndexRecord index(DatasetGraph store, String order) {
    var table = TDBInternal.getDatasetGraphTDB(store).getQuadTable().getNodeTupleTable();
    return Arrays.stream(table.getTupleTable().getIndexes())
        .filter(index -> index.getName().equals(order))
        .map(QuadScan::ofRecords)
        .findAny()
        .orElseThrow(() -> new IllegalStateException("the RDF store has no index " + order));
  }

  private static TupleIndexRecord ofRecords(TupleIndex index) {
    return (TupleIndexRecord) index;
  }

  /// Goes before the first quad whose key is not below `from`, to read on at least until `to`.
  ///
  /// A key is given by its first ids; those that are left out are the smallest.
  ///
  /// @param to only bounds what is prepared, which costs more than some thousand steps if that is
  ///   much: quads beyond it may come; empty for no bound
  public void seek(long[] from, long[] to) {
    Iter.close(rest);
    rest = index.iterator(key(from), to.length == 0 ? null : key(to), this::take);
  }

  private Record key(long... first) {
    var key = records.createKeyOnly();
    ByteBuffer.wrap(key.getKey()).asLongBuffer().put(first);
    return key;
  }

  /// Leaves the key that is to be compared with the bound empty: whoever reads looks at the ids.
  private QuadScan take(ByteBuffer page, int entry, byte[] key, RecordFactory format) {
    int at = entry * PLACES * NodeId.SIZE;
    for (int i = 0; i < PLACES; i++) {
      quad[i] = page.getLong(at + i * NodeId.SIZE);
    }
    return this;
  }

  /// Goes to the next quad, if there is one.
  public boolean next() {
    if (!rest.hasNext()) {
      return false;
    }
    rest.next();
    return true;
  }

  /// The id at a place of the current quad, in the order of the index.
  public long id(int place) {
    return quad[place];
  }

  /// How many quads there are, inside a read transaction.
  static long count(DatasetGraph store) {
    try (var quads = new QuadScan(store, "GSPO")) {
      quads.seek(new long[0], new long[0]);
      long count = 0;
      while (quads.next()) {
        count++;
      }
      return count;
    }
  }

  /// The bits of an id in an index.
  public static long bits(NodeId id) {
    var bytes = new byte[NodeId.SIZE];
    NodeIdFactory.set(id, bytes);
    return ByteBuffer.wrap(bytes).getLong();
  }

  /// The id of these bits.
  public static NodeId toId(long bits) {
    return NodeIdFactory.get(ByteBuffer.allocate(NodeId.SIZE).putLong(0, bits), 0);
  }

  @Override
  public void close() {
    Iter.close(rest);
  }
}

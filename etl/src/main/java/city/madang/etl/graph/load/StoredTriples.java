package city.madang.etl.graph.load;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Iterator;
import org.apache.jena.dboe.base.record.Record;
import org.apache.jena.dboe.base.record.RecordFactory;
import org.apache.jena.dboe.base.record.RecordMapper;
import org.apache.jena.dboe.index.RangeIndex;
import org.apache.jena.tdb2.store.NodeId;

/// What a graph holds, read from the index GSPO.
final class StoredTriples implements TripleCursor {
  private final RangeIndex index;
  private final long graph;
  private final long[] ids = new long[TripleIds.PLACES];
  private final RecordMapper<long[]> read = this::read;
  private Iterator<long[]> records;

  StoredTriples(RangeIndex index, long graph) {
    this.index = index;
    this.graph = graph;
    this.records = Collections.emptyIterator();
    seek();
  }

  /// Reads again from the triple on at which the cursor is: needed after the index has changed. It
  /// is at that triple again after [#next].
  void seek() {
    records = index.iterator(key(graph, ids[0], ids[1], ids[2]), key(graph + 1, 0, 0, 0), read);
  }

  @Override
  public boolean next() {
    if (!records.hasNext()) {
      return false;
    }
    records.next();
    return true;
  }

  @Override
  public long get(int place) {
    return ids[place];
  }

  private long[] read(ByteBuffer records, int record, byte[] key, RecordFactory factory) {
    records.get(record * factory.recordLength(), key); // with it, the iterator finds its end
    for (int place = 0; place < ids.length; place++) {
      ids[place] = (long) QuadIndexes.LONGS.get(key, (place + 1) * NodeId.SIZE);
    }
    return ids;
  }

  private Record key(long... places) {
    var key = index.getRecordFactory().createKeyOnly();
    for (int place = 0; place < places.length; place++) {
      QuadIndexes.LONGS.set(key.getKey(), place * NodeId.SIZE, places[place]);
    }
    return key;
  }
}

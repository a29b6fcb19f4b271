package city.madang.etl.graph.load;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.apache.jena.dboe.base.record.Record;
import org.apache.jena.dboe.index.RangeIndex;
import org.apache.jena.dboe.trans.bplustree.BPlusTree;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.QuadTable;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.store.tupletable.TupleIndexRecord;

/// All indexes of the quads, for changes of one graph: each is written from its beginning to its
/// end, so that neighbors are written together.
///
/// An index is named by its order. Without the graph, the order is a rotation of SPO.
final class QuadIndexes {
  /// Ids in the keys of indexes.
  static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final String ROTATIONS = "SPOSPO";
  private static final int CHECKED_EACH = 1 << 12;

  /// Of five new neighbors, three are written first. They leave pages half full, because a full
  /// page is split in the middle; the others then fill them to five sixths, with room for later
  /// ones.
  private static final int NEIGHBORS = 5;

  private static final int FIRST_OF_THEM = 3;

  private final List<Index> indexes = new ArrayList<>();
  private final long graph;

  QuadIndexes(QuadTable quads, long graph) {
    this.graph = graph;
    for (TupleIndex index : quads.getNodeTupleTable().getTupleTable().getIndexes()) {
      indexes.add(Index.of(index));
    }
  }

  /// The index that has the triples of a graph in the order of [TripleCursor].
  RangeIndex byGraph() {
    return indexes.stream()
        .filter(index -> index.graphPlace == 0 && index.rotations == 0)
        .map(Index::records)
        .findAny()
        .orElseThrow(() -> new IllegalStateException("the RDF store has no index GSPO"));
  }

  void follow(AddedPages pages) {
    indexes.forEach(index -> pages.follow(index.name, index.records));
  }

  /// Adds sorted triples, and sorts them otherwise.
  void add(TripleIds triples) {
    rotations(triples, index -> index.add(triples, graph));
  }

  /// Removes sorted triples, and sorts them otherwise.
  void remove(TripleIds triples) {
    rotations(triples, index -> index.remove(triples, graph));
  }

  private void rotations(TripleIds triples, Consumer<Index> change) {
    if (triples.size() == 0) {
      return;
    }
    for (int rotation = 0; rotation < TripleIds.PLACES; rotation++) {
      if (rotation > 0) {
        triples.rotate();
        triples.sort();
      }
      for (var index : indexes) {
        if (index.rotations == rotation) {
          change.accept(index);
        }
      }
    }
  }

  /// Ends the work when its thread is interrupted. It is no more then, because Jena could not abort
  /// the transaction: an interrupt closes the files of the thread that it meets.
  static void check(int step) {
    if (step % CHECKED_EACH == 0 && Thread.interrupted()) {
      throw new CancellationException();
    }
  }

  /// One of them.
  private record Index(String name, BPlusTree records, int rotations, int graphPlace) {
    static Index of(TupleIndex index) {
      var order = index.getName();
      int rotations = ROTATIONS.indexOf(order.replace("G", ""));
      if (rotations < 0
          || !(index instanceof TupleIndexRecord records)
          || !(records.getRangeIndex() instanceof BPlusTree tree)) {
        throw new IllegalStateException("an unknown index: " + order);
      }
      return new Index(order, tree, rotations, order.indexOf('G'));
    }

    void add(TripleIds triples, long graph) {
      add(triples, graph, i -> i % NEIGHBORS < FIRST_OF_THEM);
      add(triples, graph, i -> i % NEIGHBORS >= FIRST_OF_THEM);
    }

    private void add(TripleIds triples, long graph, IntPredicate chosen) {
      var record = records.getRecordFactory().createKeyOnly();
      try (var insert = new SortedInsert(records)) {
        for (int i = 0; i < triples.size(); i++) {
          check(i);
          if (chosen.test(i)) {
            write(triples, i, graph, record);
            insert.insert(record);
          }
        }
      }
    }

    void remove(TripleIds triples, long graph) {
      var record = records.getRecordFactory().createKeyOnly();
      for (int i = 0; i < triples.size(); i++) {
        check(i);
        write(triples, i, graph, record);
        records.delete(record);
      }
    }

    private void write(TripleIds triples, int triple, long graph, Record record) {
      var key = record.getKey();
      for (int place = 0; place < TripleIds.PLACES; place++) {
        int at = place < graphPlace ? place : place + 1;
        LONGS.set(key, at * NodeId.SIZE, triples.get(triple, place));
      }
      LONGS.set(key, graphPlace * NodeId.SIZE, graph);
    }
  }
}

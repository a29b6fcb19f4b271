package city.madang.etl.graph.load;

import java.util.Arrays;
import org.apache.jena.dboe.base.record.Record;
import org.apache.jena.dboe.base.recordbuffer.RecordBufferPage;
import org.apache.jena.dboe.base.recordbuffer.RecordBufferPageMgr;
import org.apache.jena.dboe.trans.bplustree.BPlusTree;
import org.jspecify.annotations.Nullable;

/// Inserts sorted records into a B+ tree of TDB2 with one walk from the root for each page, not for
/// each record.
///
/// The tree inserts the first record of a page by itself: so it splits what is full and makes the
/// page one of this transaction. Those that follow and belong there are written beside it.
final class SortedInsert implements AutoCloseable {
  private final BPlusTree tree;
  private final RecordBufferPageMgr pages;
  private @Nullable RecordBufferPage page;

  /// The greatest key that belongs into the page, if it is not the last.
  private byte @Nullable [] greatest;

  /// Where in the page the next record may be.
  private int from;

  SortedInsert(BPlusTree tree) {
    this.tree = tree;
    this.pages = tree.getRecordsMgr().getRecordBufferPageMgr();
  }

  /// @param record greater than the one before; it may be changed afterwards
  void insert(Record record) {
    if (page != null && belongs(record, page)) {
      add(record, page);
      return;
    }
    close();
    if (tree.insert(record)) {
      open(record);
    }
  }

  private boolean belongs(Record record, RecordBufferPage page) {
    return page.getCount() < page.getMaxSize()
        && (greatest == null || Arrays.compareUnsigned(record.getKey(), greatest) <= 0);
  }

  private void add(Record record, RecordBufferPage page) {
    var records = page.getRecordBuffer();
    int found = records.find(record, from, records.size());
    if (found < 0) {
      records.add(-found - 1, record);
      from = -found;
    }
  }

  private void open(Record inserted) {
    var nodes = tree.getNodeManager();
    greatest = null;
    boolean leaf = false;
    int id = tree.getRootId();
    while (!leaf) {
      var node = nodes.getRead(id);
      int found = node.getRecordBuffer().find(inserted);
      int slot = found < 0 ? -found - 1 : found;
      if (slot < node.getCount()) {
        greatest = node.getRecordBuffer().get(slot).getKey();
      }
      id = node.getPtrBuffer().get(slot);
      leaf = node.isLeaf();
      nodes.release(node);
    }
    page = pages.getWrite(id);
    from = 0;
  }

  /// Writes the last page.
  @Override
  public void close() {
    if (page != null) {
      pages.put(page);
      page = null;
    }
  }
}

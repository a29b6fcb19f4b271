package city.madang.portal.sparql.literal;

import city.madang.etl.graph.NodeScan;
import city.madang.etl.graph.QuadScan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.jena.atlas.lib.FileOps;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.FSDirectory;

/// The index of the literals between two compactions of the store: as long as ids stay the same.
final class LiteralGeneration implements AutoCloseable {
  private static final String NAME = "generation";
  private static final String READ = "read";
  private static final String MARK = "mark";

  /// So much of the store's file of nodes is read at once, for what is read is safe then.
  private static final long STRIDE = 32 << 20;

  /// By which a store is known again.
  private static final int MARK_BYTES = 4096;

  /// Ids of nodes that are no values have no sign.
  private static final long AFTER_ALL = Long.MIN_VALUE;

  private final String name;
  private final IndexWriter writer;
  private final SearcherManager searchers;

  /// All nodes with lower ids were read.
  private volatile long read;

  private LiteralGeneration(String name, IndexWriter writer, long read) throws IOException {
    this.name = name;
    this.writer = writer;
    this.searchers = new SearcherManager(writer, null);
    this.read = read;
  }

  /// Opens what is there; anew, if that belongs to another state of the store.
  ///
  /// @param snapshot inside of a read transaction
  static LiteralGeneration open(Path folder, DatasetGraphTDB snapshot) throws IOException {
    var name = name(snapshot);
    var writer = writer(folder);
    var told = told(writer);
    long read = Long.parseLong(told.getOrDefault(READ, "0"));
    boolean fits =
        name.equals(told.get(NAME)) && mark(new NodeScan(snapshot), read).equals(told.get(MARK));
    if (!fits) {
      writer.deleteAll();
    }
    return new LiteralGeneration(name, writer, fits ? read : 0);
  }

  private static IndexWriter writer(Path folder) throws IOException {
    var analyzers =
        new PerFieldAnalyzerWrapper(Words.KOREAN, Map.of(LiteralDocument.ENGLISH, Words.ENGLISH));
    var directory = FSDirectory.open(Files.createDirectories(folder));
    try {
      return new IndexWriter(directory, new IndexWriterConfig(analyzers));
    } catch (IOException | IllegalArgumentException unreadable) {
      // All of it can be made again: of another version of Lucene, or damaged.
      directory.close();
      FileOps.clearAll(folder.toFile());
      return new IndexWriter(FSDirectory.open(folder), new IndexWriterConfig(analyzers));
    }
  }

  private static Map<String, String> told(IndexWriter writer) {
    var told = new HashMap<String, String>();
    var data = writer.getLiveCommitData();
    if (data != null) {
      data.forEach(entry -> told.put(entry.getKey(), entry.getValue()));
    }
    return told;
  }

  private static String name(DatasetGraphTDB snapshot) {
    return Path.of(snapshot.getLocation().getDirectoryPath()).getFileName().toString();
  }

  /// Tells whether ids still are the same nodes, after a backup of the store was put back.
  private static String mark(NodeScan nodes, long read) {
    var sum = new CRC32();
    sum.update(nodes.bytesBefore(read, MARK_BYTES));
    return Long.toHexString(sum.getValue());
  }

  /// Whether ids are the same.
  boolean isOf(DatasetGraphTDB snapshot) {
    return name.equals(name(snapshot));
  }

  /// Whether all literals of this state of the store have been read.
  boolean covers(DatasetGraph snapshot) {
    return isOf(TDBInternal.getDatasetGraphTDB(snapshot)) && new NodeScan(snapshot).end() <= read;
  }

  /// Reads the next part, and makes it durable.
  ///
  /// @param snapshot inside of a read transaction
  /// @return whether there may be more
  boolean readSome(DatasetGraphTDB snapshot) throws IOException {
    var nodes = new NodeScan(snapshot);
    if (nodes.end() <= read) {
      return false;
    }
    long next = read(snapshot, nodes);
    var mark = mark(nodes, next);
    writer.setLiveCommitData(Map.of(NAME, name, READ, Long.toString(next), MARK, mark).entrySet());
    writer.commit();
    searchers.maybeRefreshBlocking();
    read = next;
    return true;
  }

  /// Adds what has not been read yet, also what is in no graph now: it may come back.
  ///
  /// @return the first id that was not read
  private long read(DatasetGraphTDB snapshot, NodeScan nodes) throws IOException {
    long end = Math.min(nodes.end(), read + STRIDE);
    long id = read;
    try (var objects = new QuadScan(snapshot, "OSPG")) {
      objects.seek(new long[] {id}, new long[] {AFTER_ALL});
      long object = next(objects, id, nodes);
      while (id < end) {
        boolean isObject = id == object;
        object = isObject ? next(objects, id + 1, nodes) : object;
        var found = nodes.read(id, object);
        if (found.isPresent() && (isObject || isNode(id, found.get().node(), snapshot))) {
          add(id, found.get().node());
        } else if (isObject) {
          throw new IllegalStateException("a node of the store cannot be read");
        }
        // What is no node, after a crash, ends before the next thing that is one.
        id = found.map(NodeScan.Read::next).orElse(object);
      }
    }
    return id;
  }

  /// The object of a quad that has the lowest id from one on; the end of all if there is none.
  private static long next(QuadScan objects, long from, NodeScan nodes) {
    boolean more = objects.next();
    while (more && objects.id(0) >= 0 && objects.id(0) < from) {
      more = objects.next();
    }
    return more && objects.id(0) >= 0 ? objects.id(0) : nodes.end();
  }

  /// A transaction that did not end may have left a literal that has another id now.
  private static boolean isNode(long id, Node node, DatasetGraph snapshot) {
    return node.isLiteral() && QuadScan.bits(NodeScan.nodes(snapshot).getNodeIdForNode(node)) == id;
  }

  private void add(long id, Node node) throws IOException {
    var document = LiteralDocument.of(id, node);
    if (document.isPresent()) {
      writer.addDocument(document.get());
    }
  }

  /// What finds literals; to be given back.
  IndexSearcher acquire() throws IOException {
    return searchers.acquire();
  }

  void release(IndexSearcher searcher) {
    try {
      searchers.release(searcher);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try (var _ = writer.getDirectory();
        writer;
        searchers) {
      writer.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package city.madang.portal.sparql.literal;

import city.madang.etl.graph.QuadScan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.jena.atlas.lib.FileOps;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
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
  private static final String LAST = "last";
  private static final String MARK = "mark";

  /// So much of the store's file of nodes is read at once, for what is read is safe then.
  private static final long STRIDE = 32 << 20;

  /// Ids of nodes that are no values have no sign.
  private static final long AFTER_ALL = Long.MIN_VALUE;

  private final String name;
  private final IndexWriter writer;
  private final SearcherManager searchers;

  /// The highest id that was read.
  private volatile long last;

  private LiteralGeneration(String name, IndexWriter writer, long last) throws IOException {
    this.name = name;
    this.writer = writer;
    this.searchers = new SearcherManager(writer, null);
    this.last = last;
  }

  /// Opens what is there; anew, if that belongs to another state of the store.
  ///
  /// @param snapshot inside of a read transaction
  static LiteralGeneration open(Path folder, DatasetGraphTDB snapshot) throws IOException {
    var name = name(snapshot);
    var writer = writer(folder);
    var told = told(writer);
    long last = Long.parseLong(told.getOrDefault(LAST, "-1"));
    boolean fits =
        name.equals(told.get(NAME)) && mark(nodes(snapshot), last).equals(told.get(MARK));
    if (!fits) {
      writer.deleteAll();
    }
    return new LiteralGeneration(name, writer, fits ? last : -1);
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

  /// Tells whether an id still is the same node, after a backup of the store was put back.
  private static String mark(NodeTable nodes, long id) {
    try {
      return id < 0 ? "" : Integer.toHexString(node(nodes, id).toString().hashCode());
    } catch (RuntimeException noSuchNode) {
      return "none";
    }
  }

  static NodeTable nodes(DatasetGraph snapshot) {
    return TDBInternal.getDatasetGraphTDB(snapshot)
        .getQuadTable()
        .getNodeTupleTable()
        .getNodeTable();
  }

  private static Node node(NodeTable nodes, long id) {
    return Objects.requireNonNull(nodes.getNodeForNodeId(QuadScan.toId(id)));
  }

  /// Whether ids are the same.
  boolean isOf(DatasetGraphTDB snapshot) {
    return name.equals(name(snapshot));
  }

  /// Whether all literals of this state of the store have been read.
  boolean covers(DatasetGraph snapshot) {
    try (var quads = new QuadScan(snapshot, "OSPG")) {
      quads.seek(new long[] {last + 1}, new long[] {AFTER_ALL});
      return isOf(TDBInternal.getDatasetGraphTDB(snapshot))
          && !(quads.next() && quads.id(0) > last);
    }
  }

  /// Reads the next part, and makes it durable.
  ///
  /// @param snapshot inside of a read transaction
  /// @return whether there may be more
  boolean readSome(DatasetGraphTDB snapshot) throws IOException {
    long before = last;
    long read = read(snapshot, before);
    if (read == before) {
      return false;
    }
    var mark = mark(nodes(snapshot), read);
    writer.setLiveCommitData(Map.of(NAME, name, LAST, Long.toString(read), MARK, mark).entrySet());
    writer.commit();
    searchers.maybeRefreshBlocking();
    last = read;
    return true;
  }

  /// Adds what lies behind an id.
  ///
  /// @return the highest id that was read
  private long read(DatasetGraphTDB snapshot, long after) throws IOException {
    var nodes = nodes(snapshot);
    try (var quads = new QuadScan(snapshot, "OSPG")) {
      quads.seek(new long[] {after + 1}, new long[] {AFTER_ALL});
      if (!quads.next() || quads.id(0) <= after) {
        return after;
      }
      long end = quads.id(0) + STRIDE;
      long id = after;
      do {
        if (quads.id(0) != id) {
          id = quads.id(0);
          add(id, node(nodes, id));
        }
      } while (quads.next() && quads.id(0) > after && quads.id(0) < end);
      return id;
    }
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

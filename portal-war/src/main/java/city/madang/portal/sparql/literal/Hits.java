package city.madang.portal.sparql.literal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.atlas.iterator.IteratorSlotted;
import org.apache.jena.query.QueryCancelledException;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.jspecify.annotations.Nullable;

/// The literals that a query of Lucene finds, best first, a page after another as they are wanted.
final class Hits extends IteratorSlotted<Hits.Hit> {
  private static final int FIRST_PAGE = 128;
  private static final int LARGEST_PAGE = 1 << 16;

  private final LiteralGeneration generation;
  private final IndexSearcher searcher;
  private final Query query;
  private ScoreDoc[] page = {};
  private int asked;
  private int at;
  private boolean ended;

  /// One literal.
  ///
  /// @param id in the store
  record Hit(long id, float score) {}

  /// @param cancelled ends the search
  Hits(LiteralGeneration generation, Query query, @Nullable AtomicBoolean cancelled) {
    this.generation = generation;
    this.query = query;
    try {
      this.searcher = new IndexSearcher(generation.acquire().getIndexReader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    searcher.setTimeout(() -> cancelled != null && cancelled.get());
  }

  @Override
  protected boolean hasMore() {
    return !ended;
  }

  @Override
  protected @Nullable Hit moveToNext() {
    try {
      if (at == page.length && !turn()) {
        ended = true;
        return null;
      }
      var found = page[at++];
      return new Hit(id(found.doc), found.score);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean turn() throws IOException {
    if (page.length < asked) {
      return false;
    }
    var last = page.length == 0 ? null : page[page.length - 1];
    asked = Math.clamp(asked * 4L, FIRST_PAGE, LARGEST_PAGE);
    page = searcher.searchAfter(last, query, asked).scoreDocs;
    at = 0;
    if (searcher.timedOut()) {
      throw new QueryCancelledException();
    }
    return page.length > 0;
  }

  private long id(int document) throws IOException {
    var leaves = searcher.getIndexReader().leaves();
    var leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
    NumericDocValues ids = leaf.reader().getNumericDocValues(LiteralDocument.ID);
    ids.advanceExact(document - leaf.docBase);
    return ids.longValue();
  }

  @Override
  protected void closeIterator() {
    generation.release(searcher);
  }
}

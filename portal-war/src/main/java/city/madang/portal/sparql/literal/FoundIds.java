package city.madang.portal.sparql.literal;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.jspecify.annotations.Nullable;

/// Collects the ids of literals, up to a limit.
final class FoundIds extends SimpleCollector {
  private static final int MOST = 50_000;

  private long[] ids = new long[64];
  private int size;
  private @Nullable NumericDocValues values;

  /// The ids of what a query finds; empty if they are more than the limit.
  static Optional<LongStream> of(IndexSearcher searcher, Query query) throws IOException {
    return searcher.search(query, new Parts());
  }

  /// One for each part of the index that is searched by itself.
  private static final class Parts implements CollectorManager<FoundIds, Optional<LongStream>> {
    @Override
    public FoundIds newCollector() {
      return new FoundIds();
    }

    @Override
    public Optional<LongStream> reduce(Collection<FoundIds> parts) {
      long all = parts.stream().mapToLong(part -> part.size).sum();
      return all > MOST
          ? Optional.empty()
          : Optional.of(
              parts.stream().flatMapToLong(part -> Arrays.stream(part.ids, 0, part.size)));
    }
  }

  @Override
  protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
    values = leaf.reader().getNumericDocValues(LiteralDocument.ID);
  }

  @Override
  public void collect(int document) throws IOException {
    if (size > MOST) {
      throw new CollectionTerminatedException();
    }
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, size * 2);
    }
    var known = Objects.requireNonNull(values);
    known.advanceExact(document);
    ids[size++] = known.longValue();
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }
}

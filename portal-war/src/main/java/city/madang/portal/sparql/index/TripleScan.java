package city.madang.portal.sparql.index;

import city.madang.etl.graph.QuadScan;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.query.QueryCancelledException;
import org.jspecify.annotations.Nullable;

/// Goes through the triples of one graph, or of all graphs together, in the order of an index.
final class TripleScan implements AutoCloseable {
  private static final int TRIPLE = 3;
  private static final int STRIDE = 4096;

  private final QuadScan quads;

  /// What all keys begin with: the graph, if it is one, and what the pattern names.
  private final long[] prefix;

  private final int graphPlaces;
  private final long[] last = new long[TRIPLE];
  private final @Nullable AtomicBoolean cancelled;
  private boolean begun;
  private int steps;

  /// @param graphPlaces 1 if keys begin with a graph, 0 if they end with it
  /// @param cancelled ends the scan
  TripleScan(QuadScan quads, long[] prefix, int graphPlaces, @Nullable AtomicBoolean cancelled) {
    this.quads = quads;
    this.prefix = prefix;
    this.graphPlaces = graphPlaces;
    this.cancelled = cancelled;
    seek(prefix, prefix);
  }

  /// Goes to the next triple; one that several graphs hold comes once.
  boolean next() {
    while (step()) {
      if (isNew()) {
        return true;
      }
    }
    return false;
  }

  private boolean step() {
    if (++steps % STRIDE == 0 && cancelled != null && cancelled.get()) {
      throw new QueryCancelledException();
    }
    return quads.next() && hasPrefix();
  }

  private boolean hasPrefix() {
    for (int i = 0; i < prefix.length; i++) {
      if (quads.id(i) != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  private boolean isNew() {
    boolean same = begun && graphPlaces == 0;
    begun = true;
    for (int i = TRIPLE - 1; i >= 0; i--) {
      long id = quads.id(graphPlaces + i);
      same &= id == last[i];
      last[i] = id;
    }
    return !same;
  }

  /// The first id after the prefix.
  long first() {
    return quads.id(prefix.length);
  }

  /// The second id after the prefix.
  long second() {
    return quads.id(prefix.length + 1);
  }

  /// Goes before the first triple whose [#first()] is not below this id.
  void seekFirst(long id) {
    seek(with(id), prefix);
  }

  /// Goes before the first triple whose [#first()] is in the range; what comes after them is
  /// undefined.
  void seekFirst(IdRange range) {
    seek(with(range.low()), with(range.high()));
  }

  private long[] with(long id) {
    var key = Arrays.copyOf(prefix, prefix.length + 1);
    key[prefix.length] = id;
    return key;
  }

  /// @param last what the last keys begin with
  private void seek(long[] from, long[] last) {
    var end = last.clone();
    if (end.length > 0) {
      end[end.length - 1]++; // no id is the highest of all numbers
    }
    quads.seek(from, end);
    begun = false;
  }

  @Override
  public void close() {
    quads.close();
  }
}

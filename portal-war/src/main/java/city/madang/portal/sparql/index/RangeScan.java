package city.madang.portal.sparql.index;

import java.util.List;

/// Goes through those triples of a scan whose first id lies in one of some ranges, from range to
/// range.
final class RangeScan implements AutoCloseable {
  private final TripleScan triples;
  private final List<IdRange> ranges;
  private int at;
  private boolean begun;

  /// Stands before the first one.
  ///
  /// @param ranges in their order
  RangeScan(TripleScan triples, List<IdRange> ranges) {
    this.triples = triples;
    this.ranges = ranges;
  }

  boolean next() {
    while (at < ranges.size()) {
      if (!begun) {
        triples.seekFirst(ranges.get(at));
        begun = true;
      }
      if (triples.next() && Long.compareUnsigned(first(), ranges.get(at).high()) <= 0) {
        return true;
      }
      begun = false;
      at++;
    }
    return false;
  }

  long first() {
    return triples.first();
  }

  long second() {
    return triples.second();
  }

  /// Goes before the first triple with a higher first id.
  void skip() {
    triples.seekFirst(new IdRange(first() + 1, ranges.get(at).high()));
  }

  @Override
  public void close() {
    triples.close();
  }
}

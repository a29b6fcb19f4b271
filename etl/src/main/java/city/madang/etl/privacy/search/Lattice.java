package city.madang.etl.privacy.search;

import city.madang.etl.privacy.hierarchy.Hierarchy;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// All vectors of levels, one level for each field, and which of them are known to fail.
///
/// Generalizing only merges classes, so the rows in classes below k fall monotonically: below a
/// vector that suppresses too much, every vector does ("predictive tagging").
final class Lattice {
  /// Enough for any sensible table; more would take memory and hours.
  static final long MOST_VECTORS = 5_000_000;

  private final int[] strides;
  private final BitSet failing = new BitSet();
  private final BitSet visited = new BitSet();

  Lattice(List<Hierarchy> hierarchies) {
    strides = new int[hierarchies.size()];
    int size = 1;
    for (int field = 0; field < strides.length; field++) {
      strides[field] = size;
      size *= hierarchies.get(field).levels();
    }
  }

  /// Tells whether there are at most so many vectors.
  static boolean fits(List<Hierarchy> hierarchies, long most) {
    long size = 1;
    for (var hierarchy : hierarchies) {
      size = Math.min(most + 1, size * hierarchy.levels());
    }
    return size <= most;
  }

  /// All vectors of levels up to `top`, the last field fastest.
  static Stream<int[]> vectors(int[] top) {
    var vectors = Stream.of(new int[top.length]);
    for (int field = 0; field < top.length; field++) {
      int at = field;
      vectors = vectors.flatMap(vector -> risen(vector, at, top[at]));
    }
    return vectors;
  }

  private static Stream<int[]> risen(int[] vector, int field, int top) {
    return IntStream.rangeClosed(0, top)
        .mapToObj(
            level -> {
              var risen = vector.clone();
              risen[field] = level;
              return risen;
            });
  }

  boolean fails(int[] vector) {
    return failing.get(position(vector));
  }

  /// Tells whether a vector is seen for the first time.
  boolean visit(int[] vector) {
    boolean first = !visited.get(position(vector));
    visited.set(position(vector));
    return first;
  }

  /// Remembers that a vector fails, and all below it.
  void markFailing(int[] vector) {
    mark(position(vector), vector.clone());
  }

  private void mark(int position, int[] vector) {
    if (failing.get(position)) {
      return;
    }
    failing.set(position);
    for (int field = 0; field < vector.length; field++) {
      if (vector[field] > 0) {
        vector[field]--;
        mark(position - strides[field], vector);
        vector[field]++;
      }
    }
  }

  private int position(int[] vector) {
    int position = 0;
    for (int field = 0; field < vector.length; field++) {
      position += vector[field] * strides[field];
    }
    return position;
  }
}

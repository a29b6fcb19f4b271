package city.madang.etl.privacy.histogram;

import java.util.stream.IntStream;

/// Sorts tuples of small numbers, last field first, in linear time.
final class TupleOrder {
  private TupleOrder() {}

  /// Positions of the tuples in ascending order; equal tuples stand together.
  ///
  /// @param codes tuple after tuple; longer than needed is fine
  /// @param sizes for each field, one more than its largest code
  static int[] sorted(int[] codes, int tuples, int[] sizes) {
    var order = IntStream.range(0, tuples).toArray();
    for (int field = sizes.length - 1; field >= 0; field--) {
      order = sortedBy(codes, field, sizes, order);
    }
    return order;
  }

  private static int[] sortedBy(int[] codes, int field, int[] sizes, int[] order) {
    var starts = new int[sizes[field] + 1];
    for (int tuple : order) {
      starts[codes[tuple * sizes.length + field] + 1]++;
    }
    for (int code = 1; code < starts.length; code++) {
      starts[code] += starts[code - 1];
    }
    var sorted = new int[order.length];
    for (int tuple : order) {
      sorted[starts[codes[tuple * sizes.length + field]]++] = tuple;
    }
    return sorted;
  }
}

package city.madang.etl.privacy.histogram;

import java.util.List;
import java.util.stream.IntStream;

/// Sorts tuples of small numbers, last field first, in linear time.
final class TupleOrder {
  private TupleOrder() {}

  /// Positions of the tuples in ascending order; equal tuples stand together.
  ///
  /// @param codes for each field, the code of each tuple
  /// @param sizes for each field, one more than its largest code
  static int[] sorted(List<CodeColumn> codes, int tuples, int[] sizes) {
    var order = IntStream.range(0, tuples).toArray();
    for (int field = sizes.length - 1; field >= 0; field--) {
      order = sortedBy(codes.get(field), sizes[field], order);
    }
    return order;
  }

  private static int[] sortedBy(CodeColumn codes, int size, int[] order) {
    var starts = new int[size + 1];
    for (int tuple : order) {
      starts[codes.get(tuple) + 1]++;
    }
    for (int code = 1; code < starts.length; code++) {
      starts[code] += starts[code - 1];
    }
    var sorted = new int[order.length];
    for (int tuple : order) {
      sorted[starts[codes.get(tuple)]++] = tuple;
    }
    return sorted;
  }
}

package city.madang.etl.privacy.histogram;

import java.util.Arrays;

/// Sets of entity hashes that keep only their smallest members ("bottom-k").
///
/// Shape: ascending distinct hashes. A set below its limit is exact; one at its limit says "this
/// many or more". Union is associative and commutative, so cells merge in any order.
public final class EntitySets {
  private EntitySets() {}

  /// The smallest `limit` members of both.
  public static long[] union(long[] left, long[] right, int limit) {
    int room = (int) Math.min(limit, (long) left.length + right.length);
    var merged = new long[room];
    int size = 0;
    int i = 0;
    int j = 0;
    while (size < room && (i < left.length || j < right.length)) {
      boolean takeLeft = j == right.length || (i < left.length && left[i] <= right[j]);
      long next = takeLeft ? left[i] : right[j];
      i += i < left.length && left[i] == next ? 1 : 0;
      j += j < right.length && right[j] == next ? 1 : 0;
      merged[size++] = next;
    }
    return size == room ? merged : Arrays.copyOf(merged, size);
  }
}

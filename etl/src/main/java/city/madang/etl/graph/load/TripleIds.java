package city.madang.etl.graph.load;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Triples as the ids of their nodes, in one array that grows up to a bound.
///
/// Shape: three ids in a row for each triple, compared as unsigned numbers from the first on, which
/// is the order of the indexes. [#rotate] makes the second place the first, so that one way to sort
/// serves all orders.
final class TripleIds {
  static final int PLACES = 3;

  private static final int SMALL = 16;
  private static final int FIRST_TRIPLES = 1_024;

  private final SplittableRandom random = new SplittableRandom(1);
  private final int most;
  private long[] ids;
  private int size;

  /// @param most triples that it can hold, 24 bytes each
  TripleIds(int most) {
    this.most = most;
    this.ids = new long[PLACES * Math.min(most, FIRST_TRIPLES)];
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return size == most;
  }

  void clear() {
    size = 0;
  }

  void add(long first, long second, long third) {
    int at = PLACES * size;
    if (at == ids.length) {
      ids = Arrays.copyOf(ids, PLACES * Math.min(most, size + (size >> 1) + 1));
    }
    ids[at] = first;
    ids[at + 1] = second;
    ids[at + 2] = third;
    size++;
  }

  void add(TripleCursor cursor) {
    add(cursor.get(0), cursor.get(1), cursor.get(2));
  }

  long get(int triple, int place) {
    return ids[PLACES * triple + place];
  }

  /// Goes over them as they are now; they may be rotated or sorted when it has ended.
  TripleCursor cursor() {
    return new TripleCursor() {
      private int triple = -1;

      @Override
      public boolean next() {
        return ++triple < size;
      }

      @Override
      public long get(int place) {
        return TripleIds.this.get(triple, place);
      }
    };
  }

  /// The second place becomes the first, the first the last.
  void rotate() {
    for (int at = 0; at < PLACES * size; at += PLACES) {
      long first = ids[at];
      ids[at] = ids[at + 1];
      ids[at + 1] = ids[at + 2];
      ids[at + 2] = first;
    }
  }

  void sort() {
    sort(0, size - 1);
  }

  /// Quicksort after Hoare, whose depth is bounded because only the smaller part is a call.
  private void sort(int from, int to) {
    int low = from;
    int high = to;
    while (high - low > SMALL) {
      int middle = partition(low, high);
      if (middle - low < high - middle) {
        sort(low, middle);
        low = middle + 1;
      } else {
        sort(middle + 1, high);
        high = middle;
      }
    }
    insertionSort(low, high);
  }

  /// @return the last of the lower part
  private int partition(int from, int to) {
    int pivot = PLACES * middleOf(between(from, to), between(from, to), between(from, to));
    long first = ids[pivot];
    long second = ids[pivot + 1];
    long third = ids[pivot + 2];
    int low = from - 1;
    int high = to + 1;
    while (true) {
      do {
        low++;
      } while (compare(low, first, second, third) < 0);
      do {
        high--;
      } while (compare(high, first, second, third) > 0);
      if (low >= high) {
        return Math.min(high, to - 1); // the pivot may be the greatest, and the last
      }
      swap(low, high);
    }
  }

  /// Any of them: sorted runs one after another, which are common here, are the worst for pivots at
  /// fixed places.
  private int between(int from, int to) {
    return from + random.nextInt(to - from + 1);
  }

  private int middleOf(int a, int b, int c) {
    int low = compare(a, b) < 0 ? a : b;
    int high = low == a ? b : a;
    if (compare(c, low) < 0) {
      return low;
    }
    return compare(c, high) < 0 ? c : high;
  }

  private void insertionSort(int from, int to) {
    for (int i = from + 1; i <= to; i++) {
      for (int j = i; j > from && compare(j, j - 1) < 0; j--) {
        swap(j, j - 1);
      }
    }
  }

  private void swap(int a, int b) {
    for (int place = 0; place < PLACES; place++) {
      long id = ids[PLACES * a + place];
      ids[PLACES * a + place] = ids[PLACES * b + place];
      ids[PLACES * b + place] = id;
    }
  }

  private int compare(int a, int b) {
    int at = PLACES * b;
    return compare(a, ids[at], ids[at + 1], ids[at + 2]);
  }

  private int compare(int triple, long first, long second, long third) {
    int at = PLACES * triple;
    if (ids[at] != first) {
      return Long.compareUnsigned(ids[at], first);
    }
    if (ids[at + 1] != second) {
      return Long.compareUnsigned(ids[at + 1], second);
    }
    return Long.compareUnsigned(ids[at + 2], third);
  }
}

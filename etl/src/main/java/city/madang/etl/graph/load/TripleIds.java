package city.madang.etl.graph.load;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;

/// Triples as the ids of their nodes, outside the heap, so that no reader waits until they are
/// moved.
///
/// Shape: three ids in a row for each triple, compared as unsigned numbers from the first on, which
/// is the order of the indexes. [#rotate] makes the second place the first, so that one way to sort
/// serves all orders.
final class TripleIds {
  static final int PLACES = 3;

  private static final int SMALL = 16;
  private static final int CHUNK_BITS = 14;
  private static final int CHUNK_TRIPLES = 1 << CHUNK_BITS;

  private final SplittableRandom random = new SplittableRandom(1);
  private final Arena memory;
  private final MemorySegment[] chunks;
  private final int most;
  private int size;

  /// @param most triples that it can hold, 24 bytes each, taken from the memory when needed
  TripleIds(int most, Arena memory) {
    this.most = most;
    this.memory = memory;
    this.chunks = new MemorySegment[(most + CHUNK_TRIPLES - 1) >>> CHUNK_BITS];
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
    int chunk = size >>> CHUNK_BITS;
    if (chunks[chunk] == null) {
      chunks[chunk] = memory.allocate(JAVA_LONG, PLACES * CHUNK_TRIPLES);
    }
    set(size, first, second, third);
    size++;
  }

  void add(TripleCursor cursor) {
    add(cursor.get(0), cursor.get(1), cursor.get(2));
  }

  long get(int triple, int place) {
    return chunks[triple >>> CHUNK_BITS].getAtIndex(JAVA_LONG, index(triple) + place);
  }

  private void set(int triple, long first, long second, long third) {
    var chunk = chunks[triple >>> CHUNK_BITS];
    int at = index(triple);
    chunk.setAtIndex(JAVA_LONG, at, first);
    chunk.setAtIndex(JAVA_LONG, at + 1, second);
    chunk.setAtIndex(JAVA_LONG, at + 2, third);
  }

  private static int index(int triple) {
    return PLACES * (triple & (CHUNK_TRIPLES - 1));
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
    for (int i = 0; i < size; i++) {
      set(i, get(i, 1), get(i, 2), get(i, 0));
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
    int pivot = middleOf(between(from, to), between(from, to), between(from, to));
    long first = get(pivot, 0);
    long second = get(pivot, 1);
    long third = get(pivot, 2);
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
    long first = get(a, 0);
    long second = get(a, 1);
    long third = get(a, 2);
    set(a, get(b, 0), get(b, 1), get(b, 2));
    set(b, first, second, third);
  }

  private int compare(int a, int b) {
    return compare(a, get(b, 0), get(b, 1), get(b, 2));
  }

  private int compare(int triple, long first, long second, long third) {
    var chunk = chunks[triple >>> CHUNK_BITS];
    int at = index(triple);
    int order = Long.compareUnsigned(chunk.getAtIndex(JAVA_LONG, at), first);
    if (order == 0) {
      order = Long.compareUnsigned(chunk.getAtIndex(JAVA_LONG, at + 1), second);
    }
    return order == 0 ? Long.compareUnsigned(chunk.getAtIndex(JAVA_LONG, at + 2), third) : order;
  }
}

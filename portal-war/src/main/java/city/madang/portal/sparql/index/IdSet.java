package city.madang.portal.sparql.index;

import java.util.Arrays;

/// A set of ids in one array.
final class IdSet {
  private static final long EMPTY = -1; // no id has these bits

  private long[] slots = new long[64];
  private int size;

  IdSet() {
    Arrays.fill(slots, EMPTY);
  }

  void add(long id) {
    if (size * 2 >= slots.length) {
      grow();
    }
    int slot = find(slots, id);
    size += slots[slot] == EMPTY ? 1 : 0;
    slots[slot] = id;
  }

  boolean contains(long id) {
    return slots[find(slots, id)] == id;
  }

  private void grow() {
    var larger = new long[slots.length * 2];
    Arrays.fill(larger, EMPTY);
    for (long id : slots) {
      if (id != EMPTY) {
        larger[find(larger, id)] = id;
      }
    }
    slots = larger;
  }

  /// Where it is, or would be.
  private static int find(long[] slots, long id) {
    int mask = slots.length - 1;
    int slot = (int) ((id * 0x9E3779B97F4A7C15L) >>> 33) & mask;
    while (slots[slot] != EMPTY && slots[slot] != id) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}

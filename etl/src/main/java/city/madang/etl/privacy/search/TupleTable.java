package city.madang.etl.privacy.search;

import java.util.Arrays;

/// Numbers distinct tuples in the order of arrival. Open addressing, no objects.
final class TupleTable {
  private final int width;
  private int[] codes;
  private int[] slots;
  private int size;

  TupleTable(int width, int expected) {
    this.width = width;
    this.codes = new int[expected * width];
    this.slots = emptySlots(Integer.highestOneBit(expected) * 4);
  }

  /// The number of the tuple, a new one if it was not here yet.
  int findOrAdd(int[] tuple) {
    int slot = slotOf(tuple, 0);
    if (slots[slot] < 0) {
      slots[slot] = size;
      append(tuple);
      return size - 1;
    }
    return slots[slot];
  }

  int size() {
    return size;
  }

  /// The tuples, one after the other.
  int[] codes() {
    return Arrays.copyOf(codes, size * width);
  }

  private int slotOf(int[] source, int at) {
    int mask = slots.length - 1;
    int slot = hash(source, at) & mask;
    while (slots[slot] >= 0 && !same(slots[slot] * width, source, at)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean same(int from, int[] source, int at) {
    for (int field = 0; field < width; field++) {
      if (codes[from + field] != source[at + field]) {
        return false;
      }
    }
    return true;
  }

  private int hash(int[] source, int at) {
    int hash = 1;
    for (int field = 0; field < width; field++) {
      hash = (hash ^ source[at + field]) * 0x9E3779B1;
      hash ^= hash >>> 15;
    }
    return hash;
  }

  private void append(int[] tuple) {
    if ((size + 1) * width > codes.length) {
      codes = Arrays.copyOf(codes, Math.multiplyExact(size + 1, 2 * width));
    }
    System.arraycopy(tuple, 0, codes, size * width, width);
    size++;
    if (size * 2 > slots.length) {
      rehash();
    }
  }

  private void rehash() {
    slots = emptySlots(slots.length * 2);
    for (int number = 0; number < size; number++) {
      slots[slotOf(codes, number * width)] = number;
    }
  }

  private static int[] emptySlots(int count) {
    var slots = new int[count];
    Arrays.fill(slots, -1);
    return slots;
  }
}

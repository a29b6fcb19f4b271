package city.madang.etl.privacy.search;

import java.util.Arrays;

/// Numbers distinct keys in the order of arrival. Open addressing, no objects.
final class LongTable {
  private static final long EMPTY = -1;

  private long[] keys;
  private int[] numbers;
  private int size;

  LongTable(int expected) {
    allocate(Integer.highestOneBit(Math.max(expected, 8)) * 4);
  }

  /// The number of the key, a new one if it was not here yet.
  ///
  /// @param key not below 0
  int findOrAdd(long key) {
    int slot = slotOf(key);
    if (keys[slot] == key) {
      return numbers[slot];
    }
    keys[slot] = key;
    numbers[slot] = size++;
    if (size * 2 > keys.length) {
      grow();
    }
    return size - 1;
  }

  int size() {
    return size;
  }

  private int slotOf(long key) {
    int mask = keys.length - 1;
    long mixed = key * 0x9E3779B97F4A7C15L;
    int slot = (int) (mixed ^ (mixed >>> 32)) & mask;
    while (keys[slot] != EMPTY && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    var oldKeys = keys;
    var oldNumbers = numbers;
    allocate(keys.length * 2);
    for (int old = 0; old < oldKeys.length; old++) {
      if (oldKeys[old] != EMPTY) {
        int slot = slotOf(oldKeys[old]);
        keys[slot] = oldKeys[old];
        numbers[slot] = oldNumbers[old];
      }
    }
  }

  private void allocate(int slots) {
    keys = new long[slots];
    Arrays.fill(keys, EMPTY);
    numbers = new int[slots];
  }
}

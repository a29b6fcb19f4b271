package city.madang.portal.sparql.index;

import java.util.Arrays;

/// Ids by an id, some for each, in a few arrays.
final class IdMultimap {
  private static final long EMPTY = -1; // no id has these bits

  private long[] keys = new long[64];
  private int[] heads = new int[64];
  private int keyCount;
  private long[] values = new long[64];
  private int[] nexts = new int[64];
  private int size = 1; // 0 ends a chain

  IdMultimap() {
    Arrays.fill(keys, EMPTY);
  }

  void add(long key, long value) {
    if (keyCount * 2 >= keys.length) {
      growKeys();
    }
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
      nexts = Arrays.copyOf(nexts, size * 2);
    }
    int slot = find(keys, key);
    keyCount += keys[slot] == EMPTY ? 1 : 0;
    keys[slot] = key;
    values[size] = value;
    nexts[size] = heads[slot];
    heads[slot] = size++;
  }

  /// How many values it holds.
  int size() {
    return size - 1;
  }

  /// Where the values of a key begin; 0 if there are none.
  int first(long key) {
    int slot = find(keys, key);
    return keys[slot] == EMPTY ? 0 : heads[slot];
  }

  /// Where the next value of the same key is; 0 after the last.
  int next(int at) {
    return nexts[at];
  }

  long value(int at) {
    return values[at];
  }

  /// How many values a key has.
  long count(long key) {
    long count = 0;
    for (int at = first(key); at != 0; at = next(at)) {
      count++;
    }
    return count;
  }

  private void growKeys() {
    var oldKeys = keys;
    var oldHeads = heads;
    keys = new long[oldKeys.length * 2];
    heads = new int[keys.length];
    Arrays.fill(keys, EMPTY);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != EMPTY) {
        int slot = find(keys, oldKeys[i]);
        keys[slot] = oldKeys[i];
        heads[slot] = oldHeads[i];
      }
    }
  }

  /// Where it is, or would be.
  private static int find(long[] keys, long key) {
    int mask = keys.length - 1;
    int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 33) & mask;
    while (keys[slot] != EMPTY && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}

package city.madang.etl.privacy.search;

import java.util.ArrayList;
import java.util.List;

/// Numbers distinct tuples in the order of arrival.
///
/// The codes of a tuple are packed into one key of 63 bits, as many as fit; where they do not, the
/// number of what came before takes their place in the next key.
final class TupleTable {
  private static final int KEY_BITS = 63;
  private static final int NUMBER_BITS = 31;

  private final int[] bits;
  private final boolean[] beginsKey;
  private final List<LongTable> tables = new ArrayList<>();

  /// @param sizes for each field, one more than its largest code
  /// @param expected number of distinct tuples, roughly
  TupleTable(int[] sizes, int expected) {
    this.bits = new int[sizes.length];
    this.beginsKey = new boolean[sizes.length];
    int used = 0;
    for (int field = 0; field < sizes.length; field++) {
      bits[field] = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, sizes[field] - 1));
      beginsKey[field] = used + bits[field] > KEY_BITS;
      if (beginsKey[field]) {
        tables.add(new LongTable(expected));
        used = NUMBER_BITS;
      }
      used += bits[field];
    }
    tables.add(new LongTable(expected));
  }

  /// The number of the tuple, a new one if it was not here yet.
  int findOrAdd(int[] tuple) {
    long key = 0;
    int table = 0;
    for (int field = 0; field < bits.length; field++) {
      if (beginsKey[field]) {
        key = tables.get(table++).findOrAdd(key);
      }
      key = (key << bits[field]) | tuple[field];
    }
    return tables.get(table).findOrAdd(key);
  }

  int size() {
    return tables.getLast().size();
  }
}

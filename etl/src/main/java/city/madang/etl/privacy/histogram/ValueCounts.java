package city.madang.etl.privacy.histogram;

import java.util.Arrays;

/// How many rows have each value of a sensitive field.
///
/// Shape: sparse; the codes of the values that occur, ascending, each with its rows. Addition is
/// associative and commutative. Not thread-safe.
public final class ValueCounts {
  private int[] codes = new int[1];
  private long[] rows = new long[1];
  private int size;
  private long total;

  /// Counts rows that have a value.
  ///
  /// @param moreRows at least 1
  public void add(int code, long moreRows) {
    int place = Arrays.binarySearch(codes, 0, size, code);
    if (place < 0) {
      place = -place - 1;
      insert(place, code);
    }
    rows[place] = Math.addExact(rows[place], moreRows);
    total = Math.addExact(total, moreRows);
  }

  /// Counts all rows of another count too.
  public void addAll(ValueCounts other) {
    for (int i = 0; i < other.size; i++) {
      add(other.codes[i], other.rows[i]);
    }
  }

  private void insert(int place, int code) {
    if (size == codes.length) {
      codes = Arrays.copyOf(codes, 2 * size);
      rows = Arrays.copyOf(rows, 2 * size);
    }
    System.arraycopy(codes, place, codes, place + 1, size - place);
    System.arraycopy(rows, place, rows, place + 1, size - place);
    codes[place] = code;
    rows[place] = 0;
    size++;
  }

  /// Number of values that occur.
  public int distinct() {
    return size;
  }

  /// The code of the `i`-th value that occurs.
  public int code(int i) {
    return codes[i];
  }

  /// The rows of the `i`-th value that occurs.
  public long rows(int i) {
    return rows[i];
  }

  /// All rows.
  public long total() {
    return total;
  }

  /// The rows of each value that occurs, fewest first.
  public long[] rowsAscending() {
    var sorted = Arrays.copyOf(rows, size);
    Arrays.sort(sorted);
    return sorted;
  }
}

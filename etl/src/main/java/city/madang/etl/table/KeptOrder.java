package city.madang.etl.table;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;

/// Finds the fewest rows that must move so that all others stand in the order they had.
///
/// The others are a longest increasing subsequence of the old places. Source: Fredman, "On
/// computing the length of longest increasing subsequences" (1975); n log n steps.
final class KeptOrder {
  private static final int NONE = -1;

  private final int most;
  private int[] before = new int[1 << 10];
  private int[] after = new int[1 << 10];
  private int size;

  /// @param most rows that are taken
  KeptOrder(int most) {
    this.most = most;
  }

  /// Takes the next row of the new file.
  ///
  /// @return false if there are too many, or a place is too large
  boolean add(long placeBefore, long placeAfter) {
    if (size == most || placeBefore > Integer.MAX_VALUE || placeAfter > Integer.MAX_VALUE) {
      return false;
    }
    if (size == before.length) {
      int larger = Math.min(most, 2 * size);
      before = Arrays.copyOf(before, larger);
      after = Arrays.copyOf(after, larger);
    }
    before[size] = (int) placeBefore;
    after[size] = (int) placeAfter;
    size++;
    return true;
  }

  /// Hears of each row that moves, by its new place.
  @FunctionalInterface
  interface Moved {
    void row(long before, long after) throws SQLException;
  }

  void forEachMoved(Moved moved) throws SQLException {
    var stays = longestIncreasing();
    for (int row = 0; row < size; row++) {
      if (!stays.get(row)) {
        moved.row(before[row], after[row]);
      }
    }
  }

  private BitSet longestIncreasing() {
    var ends = new int[size]; // the row that ends the best run of each length
    var previous = new int[size];
    int length = 0;
    for (int row = 0; row < size; row++) {
      int run = firstNotBelow(ends, length, before[row]);
      previous[row] = run == 0 ? NONE : ends[run - 1];
      ends[run] = row;
      length = Math.max(length, run + 1);
    }
    var stays = new BitSet(size);
    for (int row = length == 0 ? NONE : ends[length - 1]; row != NONE; row = previous[row]) {
      stays.set(row);
    }
    return stays;
  }

  private int firstNotBelow(int[] ends, int length, int place) {
    int low = 0;
    int high = length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (before[ends[middle]] < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

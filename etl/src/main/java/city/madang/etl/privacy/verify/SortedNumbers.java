package city.madang.etl.privacy.verify;

import java.util.stream.LongStream;

/// Numbers that can be counted between two ends.
final class SortedNumbers {
  private final long[] numbers;

  SortedNumbers(LongStream numbers) {
    this.numbers = numbers.sorted().toArray();
  }

  int size() {
    return numbers.length;
  }

  /// How many there are from `from` up to, but not with, `to`.
  long countBetween(long from, long to) {
    return Math.max(0, countBelow(to) - countBelow(from));
  }

  private int countBelow(long bound) {
    int low = 0;
    int high = numbers.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (numbers[middle] < bound) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

package city.madang.etl.dataset;

import java.util.List;

/// How the values of a quasi-identifier become more general, level by level up to `*`.
public sealed interface HierarchyRule {
  /// A file of the dataset folder: one line a leaf, from the leaf up to `*`, no header.
  ///
  /// @param file path relative to the dataset folder; `.gz` is read too
  /// @param delimiter between two levels
  record TableFile(String file, char delimiter) implements HierarchyRule {}

  /// Ranges of whole numbers: each width is a multiple of the one before, then `*`.
  record Interval(List<Integer> widths) implements HierarchyRule {
    /// @throws IllegalArgumentException if the ranges would not nest
    public Interval {
      widths = List.copyOf(widths);
      if (widths.isEmpty() || widths.getFirst() < 2) {
        throw new IllegalArgumentException("an interval needs widths of 2 or more");
      }
      for (int i = 1; i < widths.size(); i++) {
        if (widths.get(i) % widths.get(i - 1) != 0 || widths.get(i) <= widths.get(i - 1)) {
          throw new IllegalArgumentException(
              "each interval width must be a larger multiple of the one before it");
        }
      }
    }
  }

  /// The value itself, then `*`.
  record Flat() implements HierarchyRule {}
}

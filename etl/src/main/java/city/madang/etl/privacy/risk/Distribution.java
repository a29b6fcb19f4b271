package city.madang.etl.privacy.risk;

import java.util.List;

/// How large the classes of a table are.
///
/// @param classes how many there are
/// @param rows how many rows they hold
/// @param averageClassSize rows in each class on average
/// @param discernibility sum of squared numbers of rows, and all rows again for each suppressed one
/// @param buckets by number of people, smallest first
public record Distribution(
    long classes,
    long rows,
    double averageClassSize,
    long discernibility,
    List<SizeBucket> buckets) {
  public Distribution {
    buckets = List.copyOf(buckets);
  }

  /// Measures classes.
  ///
  /// @param suppressed rows that are in no class, because they were removed
  public static Distribution of(ClassSizes sizes, long suppressed) {
    long rows = sizes.rows();
    long classes = sizes.classes();
    long removed = Math.multiplyExact(suppressed, rows + suppressed);
    return new Distribution(
        classes,
        rows,
        classes == 0 ? 0 : (double) rows / classes,
        Math.addExact(sizes.squares(), removed),
        SizeBucket.of(sizes));
  }
}

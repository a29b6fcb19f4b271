package city.madang.etl.privacy.risk;

import java.util.ArrayList;
import java.util.List;

/// The classes of about one size.
///
/// @param from fewest people of a class
/// @param to most people of a class; 0 for the last bucket, which has no end
/// @param classes how many there are
/// @param rows how many rows they hold
public record SizeBucket(long from, long to, long classes, long rows) {
  private static final long[] STARTS = {1, 2, 5, 10, 20, 50, 100, 500};

  /// All buckets, smallest first: 1, 2–4, 5–9, 10–19, 20–49, 50–99, 100–499, 500 and more.
  static List<SizeBucket> of(ClassSizes sizes) {
    var buckets = new ArrayList<SizeBucket>();
    for (int i = 0; i < STARTS.length; i++) {
      long from = STARTS[i];
      long below = i + 1 < STARTS.length ? STARTS[i + 1] : Long.MAX_VALUE;
      long to = below == Long.MAX_VALUE ? 0 : below - 1;
      buckets.add(
          new SizeBucket(
              from,
              to,
              sizes.classes(size -> size.entities() >= from && size.entities() < below),
              sizes.rows(size -> size.entities() >= from && size.entities() < below)));
    }
    return List.copyOf(buckets);
  }
}

package city.madang.portal.sparql.status;

import java.util.Set;
import java.util.SortedMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// What became of the queries of some time, as clients see it.
///
/// @param queries that have ended
/// @param answered those whose answer was sent whole
/// @param failed the others, by name of the problem; `broken-off` are answers that had begun
/// @param errorShare of queries that failed by our doing: out of time, memory or places, or broken
/// @param cacheHitShare of answers that were known already
/// @param evaluated answers for which a query ran
/// @param cached answers that were known already
public record Figures(
    long queries,
    long answered,
    SortedMap<String, Long> failed,
    @Nullable Double errorShare,
    @Nullable Double cacheHitShare,
    Times evaluated,
    Times cached) {
  private static final Set<String> OURS =
      Set.of(
          "sparql-timeout", "sparql-out-of-memory", "overloaded", "internal-error", "broken-off");

  /// Until answers began.
  ///
  /// @param p50Millis half of them were faster; absent if there are none
  /// @param p99Millis 99 of 100 were faster
  public record Times(long answers, @Nullable Double p50Millis, @Nullable Double p99Millis) {
    static Times of(Histogram micros) {
      long count = micros.getTotalCount();
      return new Times(count, percentile(micros, 50), percentile(micros, 99));
    }

    private static @Nullable Double percentile(Histogram micros, double percent) {
      return micros.getTotalCount() == 0 ? null : micros.getValueAtPercentile(percent) / 1e3;
    }
  }

  static Figures of(Tally tally) {
    long failed = sum(tally, false);
    long hits = tally.cached().getTotalCount();
    long answered = hits + tally.evaluated().getTotalCount();
    return new Figures(
        answered + failed,
        answered,
        tally.failed(),
        share(sum(tally, true), answered + failed),
        share(hits, answered),
        Times.of(tally.evaluated()),
        Times.of(tally.cached()));
  }

  private static long sum(Tally tally, boolean onlyOurs) {
    return tally.failed().entrySet().stream()
        .filter(kind -> !onlyOurs || OURS.contains(kind.getKey()))
        .mapToLong(kind -> kind.getValue())
        .sum();
  }

  private static @Nullable Double share(long part, long whole) {
    return whole == 0 ? null : Math.round(1e4 * part / whole) / 1e4;
  }
}

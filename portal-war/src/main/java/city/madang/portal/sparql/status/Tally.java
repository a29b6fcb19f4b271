package city.madang.portal.sparql.status;

import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/// What became of the queries of some time. Not thread-safe.
final class Tally {
  private static final long MOST_MICROS = 600_000_000;
  private static final int DIGITS = 2;

  private final SortedMap<String, Long> failed = new TreeMap<>();
  private final Histogram evaluated = new Histogram(MOST_MICROS, DIGITS);
  private final Histogram cached = new Histogram(MOST_MICROS, DIGITS);

  /// @param micros until the answer could begin
  void answered(boolean fromCache, long micros) {
    (fromCache ? cached : evaluated).recordValue(Math.clamp(micros, 0, MOST_MICROS));
  }

  void failed(String kind) {
    failed.merge(kind, 1L, Long::sum);
  }

  void add(Tally other) {
    other.failed.forEach((kind, count) -> failed.merge(kind, count, Long::sum));
    evaluated.add(other.evaluated);
    cached.add(other.cached);
  }

  void clear() {
    failed.clear();
    evaluated.reset();
    cached.reset();
  }

  SortedMap<String, Long> failed() {
    return failed;
  }

  /// Microseconds until answers began for which a query ran.
  Histogram evaluated() {
    return evaluated;
  }

  /// Microseconds until answers began that were known already.
  Histogram cached() {
    return cached;
  }
}

package city.madang.portal.sparql.status;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/// Counts what became of the queries, since the start and in the last minutes. Thread-safe.
///
/// The last minutes are slices, of which the eldest is forgotten at once.
public final class QueryFigures {
  /// How far back the last minutes go.
  static final Duration LATELY = Duration.ofMinutes(5);

  private static final int SLICES = 20;

  private final LongSupplier clock;
  private final Tally all = new Tally();
  private final Tally[] slices =
      IntStream.range(0, SLICES).mapToObj(_ -> new Tally()).toArray(Tally[]::new);
  private long slice;

  /// @param clock in nanoseconds
  public QueryFigures(LongSupplier clock) {
    this.clock = clock;
    this.slice = sliceNow();
  }

  /// An answer was sent whole.
  ///
  /// @param cached whether no query ran for it
  /// @param nanos until it could begin
  public synchronized void answered(boolean cached, long nanos) {
    all.answered(cached, nanos / 1_000);
    current().answered(cached, nanos / 1_000);
  }

  /// A query ended with a problem, or its answer was broken off.
  ///
  /// @param kind name of the problem
  public synchronized void failed(String kind) {
    all.failed(kind);
    current().failed(kind);
  }

  /// Those since the start.
  synchronized Tally sinceStart() {
    var sum = new Tally();
    sum.add(all);
    return sum;
  }

  /// Those of the last minutes.
  synchronized Tally lately() {
    current();
    var sum = new Tally();
    for (var one : slices) {
      sum.add(one);
    }
    return sum;
  }

  private Tally current() {
    long now = sliceNow();
    for (long next = Math.max(slice + 1, now - SLICES + 1); next <= now; next++) {
      at(next).clear();
    }
    slice = now;
    return at(now);
  }

  private Tally at(long number) {
    return slices[Math.floorMod(number, SLICES)];
  }

  private long sliceNow() {
    return Math.floorDiv(clock.getAsLong(), LATELY.toNanos() / SLICES);
  }
}

package city.madang.portal.sparql.graphs;

import static city.madang.portal.problem.ProblemType.OVERLOADED;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// How many graphs are being read, by all and by each address. Thread-safe.
final class GraphPlaces {
  /// Each holds a thread of the server and a transaction for as long as its client takes.
  static final int MOST = 4;

  /// So one address leaves places to others.
  static final int MOST_OF_ONE = 2;

  private final Map<String, Integer> reading = new HashMap<>();

  /// Problems: 503 `overloaded`.
  ///
  /// @return gives the place back when it is closed, for the first time
  synchronized Place enter(String address) {
    if (reading.getOrDefault(address, 0) >= MOST_OF_ONE) {
      throw OVERLOADED.with(
          "%d graphs are being sent to your address: wait for one of them".formatted(MOST_OF_ONE));
    }
    if (reading.values().stream().mapToInt(Integer::intValue).sum() >= MOST) {
      throw OVERLOADED.with("%d graphs are being read: wait for one of them".formatted(MOST));
    }
    reading.merge(address, 1, Integer::sum);
    var taken = new AtomicBoolean(true);
    return () -> {
      if (taken.getAndSet(false)) {
        leave(address);
      }
    };
  }

  private synchronized void leave(String address) {
    reading.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
  }

  /// A place that somebody has.
  interface Place extends AutoCloseable {
    @Override
    void close();
  }
}

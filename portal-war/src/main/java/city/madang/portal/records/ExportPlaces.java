package city.madang.portal.records;

import static city.madang.portal.problem.ProblemType.OVERLOADED;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// How many exports each address is reading, so that a few slow readers leave places to others.
final class ExportPlaces {
  /// Half of what the engine has.
  static final int MOST = 4;

  private final Duration patience;
  private final Map<String, Semaphore> reading = new ConcurrentHashMap<>();

  /// @param patience how long one waits for a place
  ExportPlaces(Duration patience) {
    this.patience = patience;
  }

  /// Problems: 503 `overloaded`.
  void enter(String address) {
    var places = reading.computeIfAbsent(address, _ -> new Semaphore(MOST, true));
    try {
      if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw OVERLOADED.with(
            "%d exports to your address are running: wait for one of them".formatted(MOST));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw OVERLOADED.with("the portal is about to stop");
    }
  }

  void leave(String address) {
    reading.computeIfPresent(
        address,
        (_, places) -> {
          places.release();
          return places.availablePermits() == MOST ? null : places; // nobody is reading
        });
  }
}

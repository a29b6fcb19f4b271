package city.madang.portal.sparql.run;

import city.madang.portal.sparql.lane.Budgets;
import city.madang.portal.sparql.lane.Lane;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/// The queries under way, and the watch over them: their clients are charged, one that turns out
/// heavy changes the lane, one that takes too long ends, and when memory is short the one that
/// holds most ends early.
final class RunningQueries {
  private static final int POLL_MILLIS = 50;

  /// Longer than a cheap query takes.
  private static final Duration CHEAP = Duration.ofMillis(250);

  private final Map<QueryRun, Budgets.Meter> running = new ConcurrentHashMap<>();
  private final Lane heavy;
  private final Duration patience;
  private final BooleanSupplier memoryIsShort;

  /// @param heavy the lane of those that are not cheap
  /// @param patience so long a query that was told to stop may take to give its memory back, before
  ///   another one has to stop for it; one that takes longer is lost
  /// @param memoryIsShort asked only while a query runs
  RunningQueries(Lane heavy, Duration patience, BooleanSupplier memoryIsShort) {
    this.heavy = heavy;
    this.patience = patience;
    this.memoryIsShort = memoryIsShort;
  }

  void add(QueryRun run, Budgets.Meter meter) {
    running.put(run, meter);
  }

  void remove(QueryRun run) {
    running.remove(run);
  }

  /// The one of this id.
  Optional<QueryRun> find(String id) {
    return running.keySet().stream().filter(run -> run.id().equals(id)).findFirst();
  }

  /// Watches until its thread is interrupted.
  void watch() {
    try {
      while (true) {
        look();
        Thread.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      running.forEach(this::look);
      endOne();
    } catch (OutOfMemoryError now) {
      // A query meets it too, and ends; the watch goes on.
    }
  }

  private void look(QueryRun run, Budgets.Meter meter) {
    meter.charge();
    if (run.nanos() > CHEAP.toNanos()) {
      run.place().moveTo(heavy);
    }
    if (run.isLate() && run.end().isEmpty()) {
      run.end(QueryRun.End.TIME);
    }
    if (run.end().isPresent() && !run.isStopping(patience)) {
      run.place().lose();
    }
  }

  private void endOne() {
    var largest =
        running.keySet().stream()
            .filter(run -> run.end().isEmpty())
            .max(Comparator.comparingLong(QueryRun::held));
    if (largest.isPresent() && !isOneStopping() && memoryIsShort.getAsBoolean()) {
      largest.get().end(QueryRun.End.MEMORY);
    }
  }

  private boolean isOneStopping() {
    return running.keySet().stream().anyMatch(run -> run.isStopping(patience));
  }
}

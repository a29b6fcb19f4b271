package city.madang.portal.sparql;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;

/// The queries under way, oldest first, and the watch that ends one when memory is short.
final class RunningQueries {
  private static final int POLL_MILLIS = 100;

  /// So long a query that was told to stop may take to give its memory back, before another one has
  /// to stop for it.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Queue<QueryRun> running = new ConcurrentLinkedQueue<>();
  private final BooleanSupplier memoryIsShort;

  /// @param memoryIsShort asked only while a query runs
  RunningQueries(BooleanSupplier memoryIsShort) {
    this.memoryIsShort = memoryIsShort;
  }

  void add(QueryRun run) {
    running.add(run);
  }

  void remove(QueryRun run) {
    running.remove(run);
  }

  /// Watches until its thread is interrupted.
  void watch() {
    try {
      while (true) {
        endOne();
        Thread.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void endOne() {
    try {
      var oldest = running.stream().filter(run -> !run.isAborted()).findFirst();
      if (oldest.isPresent() && !isOneStopping() && memoryIsShort.getAsBoolean()) {
        oldest.get().abortForMemory();
      }
    } catch (OutOfMemoryError now) {
      // A query meets it too, and ends; the watch goes on.
    }
  }

  private boolean isOneStopping() {
    return running.stream().anyMatch(run -> run.isStopping(PATIENCE));
  }
}

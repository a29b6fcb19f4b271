package city.madang.portal.sparql;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;

/// The queries under way, oldest first, and the watch that ends one when memory is short.
final class RunningQueries {
  private static final int POLL_MILLIS = 100;

  /// After this a query that was told to stop has given its memory back, or another is told too.
  private static final int RELEASE_MILLIS = 1_000;

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
        Thread.sleep(endsOne() ? RELEASE_MILLIS : POLL_MILLIS);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean endsOne() {
    try {
      var oldest = running.stream().filter(run -> !run.isAborted()).findFirst();
      if (oldest.isEmpty() || !memoryIsShort.getAsBoolean()) {
        return false;
      }
      oldest.get().abortForMemory();
      return true;
    } catch (OutOfMemoryError now) {
      return false; // a query meets it too, and ends; the watch goes on
    }
  }
}

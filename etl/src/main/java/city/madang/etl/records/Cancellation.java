package city.madang.etl.records;

import org.jspecify.annotations.Nullable;

/// Ends one query from outside, at any time: before it begins, while it runs, or for nothing after
/// it. The query then throws a [java.util.concurrent.CancellationException].
public final class Cancellation {
  private @Nullable Runnable end;
  private boolean cancelled;

  /// Ends the query; it gives its place back on its own thread soon after.
  public synchronized void cancel() {
    cancelled = true;
    if (end != null) {
      end.run();
    }
  }

  /// What ends the query; it is run at once if that is wanted already.
  synchronized void onCancel(Runnable ending) {
    end = ending;
    if (cancelled) {
      ending.run();
    }
  }
}

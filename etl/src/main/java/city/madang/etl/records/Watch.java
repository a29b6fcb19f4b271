package city.madang.etl.records;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import city.madang.etl.records.RecordsException.Reason;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends queries that take too long, or that nobody waits for any more.
final class Watch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  /// The engine forgets what it is told just before it begins, so it is told again.
  private static final int AGAIN_MILLIS = 50;

  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("records-watch")::unstarted);

  Watch() {
    clock.setRemoveOnCancelPolicy(true);
  }

  void repeat(Duration pause, Runnable work) {
    Runnable guarded = () -> quietly(work);
    var _ = clock.scheduleWithFixedDelay(guarded, pause.toMillis(), pause.toMillis(), MILLISECONDS);
  }

  /// An exception would end the schedule for good.
  private static void quietly(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.warn("what nobody asks any more could not be let go yet", e);
    }
  }

  /// Watches until it is closed.
  Watched begin(Statement statement, Limit time, Cancellation cancellation) {
    var watched = new Watched(statement, time);
    cancellation.onCancel(watched::cancel);
    return watched;
  }

  /// A query that is under way.
  final class Watched implements AutoCloseable {
    private final Statement statement;
    private final Limit time;
    private Future<?> end;
    private boolean hasRow;
    private boolean closed;
    private volatile boolean late;
    private volatile boolean cancelled;

    private Watched(Statement statement, Limit time) {
      this.statement = statement;
      this.time = time;
      this.end = endAfter(time.firstRow());
    }

    private Future<?> endAfter(Duration delay) {
      return clock.scheduleWithFixedDelay(
          this::endLate, delay.toMillis(), AGAIN_MILLIS, MILLISECONDS);
    }

    /// From now on the limit of the whole holds.
    synchronized void hasRow() {
      if (!hasRow && !late && !cancelled) {
        hasRow = true;
        end.cancel(false);
        end = endAfter(time.lastRow());
      }
    }

    /// Why it failed, if it was ended; else what the failure tells.
    RuntimeException explain(SQLException failure) {
      requireWanted();
      return Failures.of(failure);
    }

    /// Also between rows: what has a row already does not hear that it shall end.
    void requireWanted() {
      if (cancelled) {
        throw gone();
      }
      if (late) {
        throw new RecordsException(Reason.TIMEOUT);
      }
    }

    private static CancellationException gone() {
      return new CancellationException("nobody waits for the answer");
    }

    private synchronized void cancel() {
      if (!closed && !cancelled) {
        cancelled = true;
        end.cancel(false);
        end = clock.scheduleWithFixedDelay(this::end, 0, AGAIN_MILLIS, MILLISECONDS);
      }
    }

    private void endLate() {
      late = true;
      end();
    }

    private synchronized void end() {
      if (closed) {
        return;
      }
      try {
        statement.cancel();
      } catch (SQLException e) {
        LOG.debug("a query had ended already", e);
      }
    }

    @Override
    public synchronized void close() {
      closed = true;
      end.cancel(false);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}

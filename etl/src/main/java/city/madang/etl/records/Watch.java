package city.madang.etl.records;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import city.madang.etl.records.RecordsException.Reason;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends queries that take too long.
final class Watch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(
          1,
          work -> {
            var thread = new Thread(work, "records-watch");
            thread.setDaemon(true);
            return thread;
          });

  Watch() {
    clock.setRemoveOnCancelPolicy(true);
  }

  /// Watches until it is closed.
  Watched begin(Statement statement, Limit time) {
    return new Watched(statement, time);
  }

  /// A query that is under way.
  final class Watched implements AutoCloseable {
    private final Statement statement;
    private final Limit time;
    private Future<?> end;
    private boolean hasRow;
    private volatile boolean late;

    private Watched(Statement statement, Limit time) {
      this.statement = statement;
      this.time = time;
      this.end = clock.schedule(this::cancel, time.firstRow().toMillis(), MILLISECONDS);
    }

    /// From now on the limit of the whole holds.
    void hasRow() {
      if (!hasRow) {
        hasRow = true;
        end.cancel(false);
        var rest = time.lastRow().toMillis();
        end = clock.schedule(this::cancel, rest, MILLISECONDS);
      }
    }

    /// What a failure of the engine means: that it was ended, or that it failed.
    RecordsException failure(SQLException failure) {
      return late ? new RecordsException(Reason.TIMEOUT, failure) : Failures.of(failure);
    }

    private void cancel() {
      late = true;
      try {
        statement.cancel();
      } catch (SQLException e) {
        LOG.debug("a query had ended already", e);
      }
    }

    @Override
    public void close() {
      end.cancel(false);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}

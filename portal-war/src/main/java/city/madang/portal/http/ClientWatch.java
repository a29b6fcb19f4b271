package city.madang.portal.http;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.OutputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notices, while a thread is busy with an answer, that nobody takes it any more. Thread-safe.
///
/// All are looked at in one round: an alarm for each would wake a thread for each request.
public final class ClientWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ClientWatch.class);
  private static final int POLL_MILLIS = 200;

  private final Set<Watched> all = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            var thread = new Thread(work, "client-watch");
            thread.setDaemon(true);
            return thread;
          });

  public ClientWatch() {
    var _ =
        clock.scheduleWithFixedDelay(
            () -> all.forEach(ClientWatch::look), POLL_MILLIS, POLL_MILLIS, MILLISECONDS);
  }

  private static void look(Watched watched) {
    try {
      watched.poll();
    } catch (RuntimeException e) { // the others are looked at all the same
      watched.close();
      LOG.warn("a client cannot be watched", e);
    }
  }

  /// Runs `end` when the client leaves. Closed before the first byte of the answer.
  public Watched untilLeft(ClientConnection client, Runnable end) {
    return begin(client::hasLeft, end);
  }

  /// A stream whose connection ends when one write waits longer than `most`.
  public OutputStream untilStalled(ClientConnection client, Duration most, OutputStream out) {
    var stream = new WatchedStream(out);
    stream.watchedBy(begin(() -> stream.isStalled(most), client::breakOff));
    return stream;
  }

  private Watched begin(BooleanSupplier happened, Runnable end) {
    var watched = new Watched(happened, end);
    all.add(watched);
    return watched;
  }

  /// Something that is looked at until it happens, or until this is closed.
  public final class Watched implements AutoCloseable {
    private final BooleanSupplier happened;
    private final Runnable end;
    private boolean over;

    private Watched(BooleanSupplier happened, Runnable end) {
      this.happened = happened;
      this.end = end;
    }

    private synchronized void poll() {
      if (!over && happened.getAsBoolean()) {
        close();
        end.run();
      }
    }

    /// When this returns, the connection is looked at no more.
    @Override
    public synchronized void close() {
      over = true;
      all.remove(this);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}

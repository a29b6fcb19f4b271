package city.madang.portal.http;

import static city.madang.portal.problem.ProblemType.CONTENT_TOO_LARGE;
import static city.madang.portal.problem.ProblemType.REQUEST_TIMEOUT;

import city.madang.portal.problem.ProblemException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The body of a request, which is waited for only so long in all, and is not too large. What is
/// there already is read without asking anybody.
final class TimedBody extends ServletInputStream {
  static final long MOST_BYTES = 10 << 20;
  static final String TOO_LARGE = "a body has at most %d bytes".formatted(MOST_BYTES);

  private final ServletInputStream body;
  private final ClientConnection client;
  private final Supplier<Guests.Guest> senders;
  private final ScheduledExecutorService clock;
  private long leftNanos;
  private long leftBytes = MOST_BYTES;
  private volatile boolean late;

  /// @param senders whoever waits for a body enters
  /// @param clock for the end of the patience
  TimedBody(
      ServletInputStream body,
      ClientConnection client,
      Supplier<Guests.Guest> senders,
      ScheduledExecutorService clock,
      Duration patience) {
    this.body = body;
    this.client = client;
    this.senders = senders;
    this.clock = clock;
    this.leftNanos = patience.toNanos();
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /// Problems: 408 `request-timeout`, 413 `content-too-large`, 503 `overloaded`.
  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = isThere() ? body.read(bytes, offset, length) : await(bytes, offset, length);
    leftBytes -= Math.max(0, count);
    if (leftBytes < 0) {
      throw CONTENT_TOO_LARGE.with(TOO_LARGE);
    }
    return count;
  }

  private boolean isThere() throws IOException {
    return body.isFinished() || body.available() > 0 || body.isFinished();
  }

  private int await(byte[] bytes, int offset, int length) throws IOException {
    long began = System.nanoTime();
    var end = clock.schedule(this::end, leftNanos, TimeUnit.NANOSECONDS);
    try (var _ = senders.get()) {
      int count = body.read(bytes, offset, length);
      requireInTime();
      return count;
    } catch (IOException broken) {
      requireInTime();
      throw broken;
    } finally {
      end.cancel(false);
      leftNanos -= System.nanoTime() - began;
    }
  }

  private void end() {
    late = true;
    client.endReading();
  }

  private void requireInTime() {
    if (late) {
      throw REQUEST_TIMEOUT.with("send the whole body at once");
    }
  }

  /// Reads the rest, as the server would do without an end of its patience.
  @Override
  public void close() throws IOException {
    try {
      skipNBytes(Long.MAX_VALUE);
    } catch (IOException | ProblemException rest) {
      if (!body.isFinished()) {
        client.endReading();
      }
    }
  }

  @Override
  public boolean isFinished() {
    return body.isFinished();
  }

  @Override
  public boolean isReady() {
    return body.isReady();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    body.setReadListener(listener);
  }

  @Override
  public int available() throws IOException {
    return body.available();
  }
}

package city.madang.portal.sparql.service;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// What a service sends, up to a limit. A query that is cancelled does not wait for more.
final class ServiceBody extends FilterInputStream {
  private static final long MOST_BYTES = 64 << 20;
  private static final long LOOK_NANOS = 50_000_000;

  private final AtomicBoolean cancelled;
  private volatile boolean closed;
  private long read;

  ServiceBody(InputStream body, AtomicBoolean cancelled) {
    super(body);
    this.cancelled = cancelled;
    Thread.startVirtualThread(this::watch);
  }

  private void watch() {
    while (!closed && !cancelled.get()) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
    try {
      in.close();
    } catch (IOException e) {
      // It is closed enough.
    }
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int some = super.read(bytes, from, length);
    count(Math.max(some, 0));
    return some;
  }

  private void count(int bytes) throws IOException {
    read += bytes;
    if (read > MOST_BYTES) {
      throw new IOException("a service sent more than %d bytes".formatted(MOST_BYTES));
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    super.close();
  }
}

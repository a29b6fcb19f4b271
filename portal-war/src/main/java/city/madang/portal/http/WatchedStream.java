package city.madang.portal.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/// Tells how long its client lets it wait.
final class WatchedStream extends FilterOutputStream {
  private AutoCloseable watch = () -> {};
  private volatile boolean writing;
  private volatile long sinceNanos;

  WatchedStream(OutputStream out) {
    super(out);
  }

  void watchedBy(AutoCloseable watched) {
    this.watch = watched;
  }

  boolean isStalled(Duration most) {
    return writing && System.nanoTime() - sinceNanos > most.toNanos();
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    sinceNanos = System.nanoTime();
    writing = true;
    try {
      out.write(bytes, offset, length);
    } finally {
      writing = false;
    }
  }

  /// Ends the watch and leaves the stream under it open, which belongs to the server.
  @Override
  public void close() throws IOException {
    try {
      watch.close();
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}

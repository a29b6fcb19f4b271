package city.madang.portal.sparql.run;

import city.madang.portal.sparql.bounds.TemporaryFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.apache.jena.query.QueryCancelledException;
import org.jspecify.annotations.Nullable;

/// A result between the query that writes it and the client that reads it, first in memory, then in
/// a file. The reader may begin before the end; a slow one does not hold the query up.
///
/// [#close()] removes the file and stops the writer.
public final class Spool extends OutputStream {
  /// What is sent before the end is known.
  static final int BEGIN_BYTES = 64 << 10;

  private static final int PIECE_BYTES = 64 << 10;

  private final SparqlSettings limits;
  private byte[] memory = new byte[1 << 10];
  private @Nullable FileChannel file;
  private long size;
  private long sinceRoom;
  private boolean ended;
  private boolean closed;
  private @Nullable Throwable failure;

  Spool(SparqlSettings limits) {
    this.limits = limits;
  }

  /// A result that is there.
  static Spool of(byte[] whole, SparqlSettings limits) {
    var spool = new Spool(limits);
    spool.memory = whole;
    spool.size = whole.length;
    spool.ended = true;
    return spool;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  /// Problems: 507 `sparql-no-room`.
  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    if (closed || failure != null) {
      throw new QueryCancelledException(); // nobody waits for it any more
    }
    int kept = (int) Math.min(length, Math.max(0, limits.memoryBytes() - size));
    keep(bytes, offset, kept);
    if (kept < length) {
      requireRoom(length - kept);
      writeFully(file(), ByteBuffer.wrap(bytes, offset + kept, length - kept));
    }
    size += length;
    if (size >= BEGIN_BYTES) {
      notifyAll(); // before, nobody has begun to read
    }
  }

  private void keep(byte[] bytes, int offset, int length) {
    int end = (int) Math.min(size, limits.memoryBytes()) + length;
    if (end > memory.length) {
      memory = Arrays.copyOf(memory, Math.max(end, memory.length * 2));
    }
    System.arraycopy(bytes, offset, memory, end - length, length);
  }

  private void requireRoom(int bytes) {
    sinceRoom += bytes;
    if (sinceRoom >= TemporaryFiles.STRIDE_BYTES) {
      limits.files().requireRoom();
      sinceRoom = 0;
    }
  }

  private FileChannel file() throws IOException {
    var open = file;
    if (open == null) {
      open = limits.files().open();
      file = open;
    }
    return open;
  }

  /// All is written.
  synchronized void end() {
    ended = failure == null;
    notifyAll();
  }

  /// Nothing more comes: whoever reads it must not take it for the whole.
  synchronized void fail(Throwable why) {
    if (!ended && failure == null) {
      failure = why;
    }
    notifyAll();
  }

  /// Whether, in this time, there is the whole of it or enough to begin with.
  ///
  /// @throws SpoolException if the query has failed before
  synchronized boolean awaitBegin(Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    while (!ended && failure == null && size < BEGIN_BYTES) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      wait(left / 1_000_000 + 1);
    }
    requireSound();
    return true;
  }

  /// Waits until all of it is there.
  ///
  /// @throws SpoolException if the query has failed
  synchronized void awaitEnd() throws InterruptedException {
    while (!ended && failure == null) {
      wait();
    }
    requireSound();
  }

  /// Whether all of it is there.
  public synchronized boolean isWhole() {
    return ended;
  }

  /// How many bytes it holds.
  public synchronized long size() {
    return size;
  }

  /// What was written so far, unless it has failed, is more than `most` bytes, or is in a file.
  synchronized Optional<byte[]> small(int most) {
    return failure == null && file == null && size <= most
        ? Optional.of(Arrays.copyOf(memory, Math.toIntExact(size)))
        : Optional.empty();
  }

  /// Sends all bytes, also those that are still to come, and closes.
  ///
  /// @throws SpoolException if the query fails in the middle
  public void sendTo(OutputStream out) throws IOException {
    try (this) {
      var piece = piece();
      long sent = 0;
      for (int count = read(sent, piece); count > 0; count = read(sent, piece)) {
        out.write(piece, 0, count);
        sent += count;
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new SpoolException(stopped);
    }
  }

  /// Sends some bytes of a result that is whole, and leaves it open.
  ///
  /// @throws IOException also if it is closed meanwhile
  public void sendTo(OutputStream out, long from, long length) throws IOException {
    var piece = piece();
    try {
      for (long sent = 0; sent < length; ) {
        int count = (int) Math.min(length - sent, read(from + sent, piece));
        out.write(piece, 0, count);
        sent += count;
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
  }

  private synchronized byte[] piece() {
    return new byte[(int) (ended ? Math.min(PIECE_BYTES, size) : PIECE_BYTES)];
  }

  /// @return 0 at the end
  private synchronized int read(long from, byte[] piece) throws IOException, InterruptedException {
    while (size == from && !ended && failure == null) {
      wait();
    }
    requireSound();
    int count = (int) Math.min(piece.length, size - from);
    int kept = (int) Math.min(count, Math.max(0, limits.memoryBytes() - from));
    if (ended && file == null) {
      kept = count; // it may be a whole one of any size
    }
    System.arraycopy(memory, (int) Math.min(from, memory.length), piece, 0, kept);
    if (kept < count) {
      readFully(file(), ByteBuffer.wrap(piece, kept, count - kept), from + kept);
    }
    return count;
  }

  private void readFully(FileChannel channel, ByteBuffer piece, long from) throws IOException {
    long at = from - limits.memoryBytes();
    while (piece.hasRemaining()) {
      int count = channel.read(piece, at);
      if (count < 0) {
        throw new IOException("the file of a result is too short");
      }
      at += count;
    }
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private void requireSound() {
    if (failure != null) {
      throw new SpoolException(failure);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package city.madang.portal.sparql;

import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import org.apache.jena.query.QueryCancelledException;
import org.jspecify.annotations.Nullable;

/// Takes a whole result before the first byte of it is sent: in memory, then in a file.
///
/// So an answer is complete or a problem, and its length is known. [#close()] removes the file.
final class Spool extends OutputStream {
  private final SparqlSettings limits;
  private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private @Nullable FileChannel file;
  private long size;
  private volatile boolean closed;

  Spool(SparqlSettings limits) {
    this.limits = limits;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  /// @throws ResultTooLargeException beyond the limit
  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (closed) {
      throw new QueryCancelledException(); // nobody waits for it any more
    }
    size += length;
    if (size > limits.resultBytes()) {
      throw new ResultTooLargeException();
    }
    if (file == null && size > limits.memoryBytes()) {
      file = overflow();
    }
    if (file == null) {
      memory.write(bytes, offset, length);
    } else {
      writeFully(file, ByteBuffer.wrap(bytes, offset, length));
    }
  }

  /// How many bytes it holds.
  long size() {
    return size;
  }

  /// Sends all bytes and closes.
  void sendTo(OutputStream out) throws IOException {
    try (this) {
      memory.writeTo(out);
      if (file != null) {
        Channels.newInputStream(file.position(0)).transferTo(out);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileChannel overflow() throws IOException {
    Files.createDirectories(limits.temporary());
    var path = Files.createTempFile(limits.temporary(), "result", ".part");
    return FileChannel.open(path, READ, WRITE, DELETE_ON_CLOSE);
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}

package city.madang.etl.graph.load;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.UUID;

/// Runs of sorted triples one after another in a file, which is gone when this is closed or the
/// process ends.
final class TripleFile implements AutoCloseable {
  private static final int BYTES = TripleIds.PLACES * Long.BYTES;
  private static final int BUFFER_BYTES = BYTES << 12;

  private final FileChannel file;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private long end;

  TripleFile(Path folder) {
    try {
      var name = folder.resolve("triples-" + UUID.randomUUID() + ".tmp");
      file = FileChannel.open(name, CREATE_NEW, READ, WRITE, DELETE_ON_CLOSE);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot sort triples", failed);
    }
  }

  /// Writes triples at the end.
  ///
  /// @return a cursor over them
  TripleCursor write(TripleIds triples) {
    long from = end;
    for (int i = 0; i < triples.size(); i++) {
      if (!buffer.hasRemaining()) {
        flush();
      }
      for (int place = 0; place < TripleIds.PLACES; place++) {
        buffer.putLong(triples.get(i, place));
      }
    }
    flush();
    return new Run(from, end);
  }

  private void flush() {
    buffer.flip();
    try {
      while (buffer.hasRemaining()) {
        end += file.write(buffer, end);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot sort triples", failed);
    }
    buffer.clear();
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot sort triples", failed);
    }
  }

  /// The triples from a byte to another.
  private final class Run implements TripleCursor {
    private final ByteBuffer read = ByteBuffer.allocate(BUFFER_BYTES).limit(0);
    private final long[] ids = new long[TripleIds.PLACES];
    private final long end;
    private long at;

    Run(long from, long end) {
      this.at = from;
      this.end = end;
    }

    @Override
    public boolean next() {
      if (!read.hasRemaining() && !fill()) {
        return false;
      }
      for (int place = 0; place < ids.length; place++) {
        ids[place] = read.getLong();
      }
      return true;
    }

    private boolean fill() {
      read.clear().limit((int) Math.min(BUFFER_BYTES, end - at));
      try {
        while (read.hasRemaining()) {
          int bytes = file.read(read, at);
          if (bytes < 0) {
            throw new IOException("a file of triples is cut off");
          }
          at += bytes;
        }
      } catch (IOException failed) {
        throw new UncheckedIOException("cannot sort triples", failed);
      }
      return read.flip().hasRemaining();
    }

    @Override
    public long get(int place) {
      return ids[place];
    }
  }
}

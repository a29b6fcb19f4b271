package city.madang.etl.graph.patch;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// A sequence of lines without their LF, as bytes.
interface Lines extends Closeable {
  /// The next line; null at the end.
  byte @Nullable [] next() throws IOException;

  @Override
  default void close() throws IOException {}

  /// Lines that are in memory.
  static Lines of(List<byte[]> lines) {
    var iterator = lines.iterator();
    return () -> iterator.hasNext() ? iterator.next() : null;
  }

  /// The lines of a file, with gzip around if its name says so.
  static Lines of(Path file) throws IOException {
    var in = Files.newInputStream(file);
    return new Reader(
        String.valueOf(file.getFileName()).endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in);
  }

  /// Writes lines to a file.
  static OutputStream writer(Path file) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
  }

  /// Reads lines of any length up to a limit.
  final class Reader implements Lines {
    private static final int LONGEST_BYTES = 64 << 20;

    private final InputStream in;
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int filled;

    Reader(InputStream in) {
      this.in = in;
    }

    @Override
    public byte @Nullable [] next() throws IOException {
      int at = start;
      while (true) {
        for (; at < filled; at++) {
          if (buffer[at] == '\n') {
            var line = Arrays.copyOfRange(buffer, start, at);
            start = at + 1;
            return line;
          }
        }
        at -= start;
        if (!fill()) {
          return last();
        }
        at += start;
      }
    }

    private byte @Nullable [] last() {
      if (filled == start) {
        return null;
      }
      var line = Arrays.copyOfRange(buffer, start, filled);
      start = filled;
      return line;
    }

    private boolean fill() throws IOException {
      int begun = filled - start;
      if (begun == buffer.length) {
        if (begun >= LONGEST_BYTES) {
          throw new PatchException(
              "a line has more than 64 MiB: these are no triples of a release");
        }
        buffer = Arrays.copyOf(buffer, 2 * buffer.length);
      } else {
        System.arraycopy(buffer, start, buffer, 0, begun);
      }
      start = 0;
      int read = in.read(buffer, begun, buffer.length - begun);
      filled = begun + Math.max(0, read);
      return read > 0;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}

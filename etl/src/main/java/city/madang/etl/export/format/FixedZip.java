package city.madang.etl.export.format;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A zip whose members all have the same time, so that equal content gives equal bytes.
final class FixedZip implements AutoCloseable {
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  /// Text that a machine wrote shrinks to nearly the same size at a third of the time.
  private static final int LEVEL = 4;

  private final ZipOutputStream zip;

  FixedZip(Path target) throws IOException {
    zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(target), 1 << 16));
    zip.setLevel(LEVEL);
  }

  /// Begins a member; closing the stream ends it, and leaves the zip open.
  OutputStream member(String name) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
    return new FilterOutputStream(zip) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        zip.write(bytes, offset, length);
      }

      @Override
      public void close() throws IOException {
        zip.closeEntry();
      }
    };
  }

  void add(String name, String text) throws IOException {
    try (var out = member(name)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}

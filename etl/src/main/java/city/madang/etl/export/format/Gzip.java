package city.madang.etl.export.format;

import city.madang.etl.source.Beside;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/// Compresses a file; equal bytes give equal bytes, for the heading tells no time.
final class Gzip {
  private static final int BUFFER_BYTES = 1 << 16;

  private Gzip() {}

  static void compress(Path plain, Path target) {
    Beside.write(target, beside -> copy(plain, beside));
  }

  private static void copy(Path plain, Path target) throws IOException {
    try (var out =
        new GZIPOutputStream(
            new BufferedOutputStream(Files.newOutputStream(target), BUFFER_BYTES), BUFFER_BYTES)) {
      Files.copy(plain, out);
    }
  }
}

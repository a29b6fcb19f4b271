package city.madang.etl.export.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files that are needed only to make others.
final class Temporary {
  private Temporary() {}

  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot delete " + file.getFileName(), failed);
    }
  }
}

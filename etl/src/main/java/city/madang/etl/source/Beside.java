package city.madang.etl.source;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes a file beside its place and moves it there when it is whole, so nothing is ever half.
public final class Beside {
  private Beside() {}

  /// What fills the file.
  @FunctionalInterface
  public interface Filling {
    /// Writes `temporary`, which does not exist yet.
    void write(Path temporary) throws IOException;
  }

  /// Lets `filling` write a temporary file, forces it to disk and renames it to `target`.
  ///
  /// What a killed run left behind is overwritten; after a failure nothing is left.
  public static void write(Path target, Filling filling) {
    var temporary = temporary(target);
    try {
      Files.createDirectories(target.resolveSibling("").toAbsolutePath());
      Files.deleteIfExists(temporary);
      filling.write(temporary);
      force(temporary);
      Files.move(temporary, target, ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(temporary);
    }
  }

  /// Where `target` grows until it is whole.
  public static Path temporary(Path target) {
    return target.resolveSibling("." + target.getFileName() + ".part");
  }

  private static void force(Path file) throws IOException {
    try (var channel = FileChannel.open(file, WRITE)) {
      channel.force(true);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

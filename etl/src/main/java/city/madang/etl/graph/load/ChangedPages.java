package city.madang.etl.graph.load;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;

/// The pages of B+ trees that a write transaction of TDB2 changes: they are copied to the end of
/// their files.
final class ChangedPages {
  private static final String FILES = "*.{dat,idn}";

  /// Files grow by as much, so the last page that was used before lies in the last piece of it.
  private static final long GROWTH_BYTES = 8 << 20;

  private static final long PIECE_BYTES = 1 << 18;

  private final Path folder;
  private final Map<Path, Long> sizes = new HashMap<>();

  /// @param folder of the files, as they are before anything is changed
  ChangedPages(Path folder) {
    this.folder = folder;
    try (var files = Files.newDirectoryStream(folder, FILES)) {
      for (var file : files) {
        sizes.put(file, Files.size(file));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot read the store", failed);
    }
  }

  /// Puts the pages on the disk, a few at a time, between which readers go on. A commit does it at
  /// once, while readers of the same file wait; after this it finds nothing to do.
  ///
  /// @throws CancellationException if the thread is interrupted, which it is no more then
  void write() {
    try (var files = Files.newDirectoryStream(folder, FILES)) {
      for (var file : files) {
        write(file, Math.max(0, sizes.getOrDefault(file, 0L) - GROWTH_BYTES));
      }
    } catch (ClosedByInterruptException interrupted) {
      var _ = Thread.interrupted();
      throw new CancellationException();
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot write triples", failed);
    }
  }

  private static void write(Path file, long from) throws IOException {
    try (var channel = FileChannel.open(file, READ, WRITE);
        var memory = Arena.ofConfined()) {
      long size = channel.size() - from;
      var pages = channel.map(MapMode.READ_WRITE, from, size, memory);
      for (long at = 0; at < size; at += PIECE_BYTES) {
        pages.asSlice(at, Math.min(PIECE_BYTES, size - at)).force();
      }
    }
  }
}

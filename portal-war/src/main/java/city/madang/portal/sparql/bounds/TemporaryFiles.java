package city.madang.portal.sparql.bounds;

import static city.madang.portal.problem.ProblemType.SPARQL_NO_ROOM;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/// What queries keep on disk: answers that are larger than memory, and rows that are being sorted.
/// All together leave a share of the disk free. Thread-safe.
public final class TemporaryFiles {
  /// A writer asks for room at least this often.
  public static final long STRIDE_BYTES = 1 << 20;

  private final Path folder;
  private final double free;

  /// Removes what a portal that was killed has left.
  ///
  /// @param folder for nothing else
  /// @param free share of the disk that stays free, between 0 and 1
  public TemporaryFiles(Path folder, double free) {
    this.folder = folder;
    this.free = free;
    clear();
  }

  private void clear() {
    try {
      Files.createDirectories(folder);
      try (var left = Files.newDirectoryStream(folder, "*.part")) {
        for (var file : left) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A new file, which is gone when it is closed or the portal ends.
  ///
  /// Problems: 507 `sparql-no-room`.
  public FileChannel open() throws IOException {
    return FileChannel.open(name(), CREATE_NEW, READ, WRITE, DELETE_ON_CLOSE);
  }

  /// The name of a new file, which its maker deletes.
  ///
  /// Problems: 507 `sparql-no-room`.
  public Path name() {
    requireRoom();
    return folder.resolve(UUID.randomUUID() + ".part");
  }

  /// Asked before each [#STRIDE_BYTES] that are written.
  ///
  /// Problems: 507 `sparql-no-room`.
  public void requireRoom() {
    try {
      var disk = Files.getFileStore(folder);
      if (disk.getUsableSpace() < free * disk.getTotalSpace()) {
        throw SPARQL_NO_ROOM.with(
            "the disk for large answers is full: ask for less, or download the dataset's files");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package city.madang.etl.source;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Files for their owner's eyes only. Written beside and then put in place, so that one is whole or
/// absent, and on the disk before the call returns.
public final class PrivateFile {
  private PrivateFile() {}

  /// What puts the written file in its place.
  private interface Placing {
    void place(Path beside, Path file) throws IOException;
  }

  /// Writes `file` unless there is one: of two who do so at once, the first one's holds.
  ///
  /// @param text in ASCII
  public static void create(Path file, String text) throws IOException {
    write(file, text, PrivateFile::link);
  }

  /// Writes `file` in place of what was there.
  ///
  /// @param text in ASCII
  public static void replace(Path file, String text) throws IOException {
    write(file, text, PrivateFile::move);
  }

  /// Makes a folder that its owner alone can look into, and those above it, where they are missing.
  public static void createFolder(Path folder) throws IOException {
    Files.createDirectories(folder, ownerMay("rwx------"));
  }

  private static void write(Path file, String text, Placing placing) throws IOException {
    var folder = file.toAbsolutePath().resolveSibling("");
    Files.createDirectories(folder);
    var beside = Files.createTempFile(folder, ".private", "", ownerMay("rw-------"));
    try {
      try (var channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
        var bytes = ByteBuffer.wrap(text.getBytes(US_ASCII));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      placing.place(beside, file);
      try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static void link(Path beside, Path file) throws IOException {
    try {
      Files.createLink(file, beside);
    } catch (FileAlreadyExistsException another) {
      // It was written at the same time; that one holds.
    }
  }

  private static void move(Path beside, Path file) throws IOException {
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static FileAttribute<?> ownerMay(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }
}

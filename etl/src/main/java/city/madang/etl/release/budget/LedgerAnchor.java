package city.madang.etl.release.budget;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.regex.Pattern;

/// How far the ledger had come when this home saw it last, in a file beside the database.
///
/// The chain alone shows that no entry was changed, but not that the last ones are missing, as in a
/// database that was restored from a backup.
///
/// Shape: number of the last entry, a space, its hash.
public final class LedgerAnchor {
  private static final Pattern SHAPE = Pattern.compile("(\\d{1,9}) ([0-9a-f]{64})\n");

  private final Path file;

  /// @param file readable by its owner alone; may not exist yet
  public LedgerAnchor(Path file) {
    this.file = file;
  }

  /// The end of a chain.
  record Mark(long entries, String hash) {}

  /// What is remembered; nothing in a home that has spent nothing yet.
  ///
  /// @throws UncheckedIOException if the file cannot be understood, which is no reason to go on
  Optional<Mark> find() {
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      var text = SHAPE.matcher(Files.readString(file, US_ASCII));
      if (!text.matches()) {
        throw new IOException("it is not a number and a hash");
      }
      return Optional.of(new Mark(Long.parseLong(text.group(1)), text.group(2)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "cannot read %s: restore it from a backup of the home".formatted(file.getFileName()),
          unreadable);
    }
  }

  /// Written beside and renamed, so that it is whole, and on the disk before this returns.
  void write(Mark mark) {
    try {
      Files.createDirectories(file.getParent());
      var beside =
          Files.createTempFile(
              file.getParent(),
              ".anchor",
              "",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      var text = "%d %s\n".formatted(mark.entries(), mark.hash());
      try (var channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(text.getBytes(US_ASCII)));
        channel.force(true);
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      try (var folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
        folder.force(true);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot write " + file.getFileName(), failed);
    }
  }
}

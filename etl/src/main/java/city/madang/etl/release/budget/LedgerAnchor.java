package city.madang.etl.release.budget;

import static java.nio.charset.StandardCharsets.US_ASCII;

import city.madang.etl.source.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /// It is on the disk before this returns.
  void write(Mark mark) {
    try {
      PrivateFile.replace(file, "%d %s\n".formatted(mark.entries(), mark.hash()));
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot write " + file.getFileName(), failed);
    }
  }
}

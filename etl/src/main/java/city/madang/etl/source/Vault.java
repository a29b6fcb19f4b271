package city.madang.etl.source;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;

/// Raw inputs, named by their content: never served, never indexed, never changed.
///
/// Shape: `ab/abcdef…`, the first two digits of the SHA-256 as folder; for the owner's eyes only.
public final class Vault {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private final Path root;

  public Vault(Path root) {
    this.root = root;
  }

  /// The stored file with this hash.
  ///
  /// @throws SourceException if the vault does not hold it
  public Path find(String sha256) {
    var file = place(sha256);
    if (!Files.isRegularFile(file)) {
      throw new SourceException("the vault does not hold " + sha256 + "; fetch the source again");
    }
    return file;
  }

  /// The stored bytes with this hash.
  ///
  /// @throws SourceException if the vault does not hold them
  public StoredSource get(String sha256) {
    var file = find(sha256);
    try {
      return new StoredSource(sha256, file, Files.size(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Stores a copy of `file`.
  public StoredSource store(Path file) {
    try (var in = Files.newInputStream(file)) {
      return store(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Stores what `in` holds; the same bytes are kept once.
  public StoredSource store(InputStream in) {
    try {
      var temporary = temporaryFile();
      try {
        return move(temporary, copy(in, temporary));
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path temporaryFile() throws IOException {
    PrivateFile.createFolder(root);
    return Files.createTempFile(root, ".incoming-", null);
  }

  private static String copy(InputStream in, Path temporary) throws IOException {
    try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      var sha256 = Sha256.copy(in, Channels.newOutputStream(channel));
      channel.force(true);
      return sha256;
    }
  }

  private StoredSource move(Path temporary, String sha256) throws IOException {
    var file = place(sha256);
    PrivateFile.createFolder(folder(sha256));
    Files.move(temporary, file, ATOMIC_MOVE);
    return new StoredSource(sha256, file, Files.size(file));
  }

  private Path place(String sha256) {
    if (!SHA256.matcher(sha256).matches()) {
      throw new IllegalArgumentException("a SHA-256 is 64 lower-case hexadecimal digits");
    }
    return folder(sha256).resolve(sha256);
  }

  private Path folder(String sha256) {
    return root.resolve(sha256.substring(0, 2));
  }
}

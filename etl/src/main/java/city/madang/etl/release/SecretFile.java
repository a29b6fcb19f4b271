package city.madang.etl.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/// A secret in a file: drawn once, readable by its owner alone, never published.
public final class SecretFile {
  private SecretFile() {}

  /// The secret in `file`, drawn now if there is none.
  ///
  /// @param bytes its length
  public static byte[] readOrCreate(Path file, int bytes) {
    try {
      createIfAbsent(file, bytes);
      var secret = HexFormat.of().parseHex(Files.readString(file).strip());
      if (secret.length != bytes) {
        throw new IOException("the secret in " + file.getFileName() + " has another length");
      }
      return secret;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "cannot read or make the secret " + file.getFileName(), unreadable);
    }
  }

  /// Draws the secret now if there is none, written as hexadecimal digits.
  public static void createIfAbsent(Path file, int bytes) throws IOException {
    if (!Files.exists(file)) {
      create(file, bytes);
    }
  }

  /// Written beside and linked, so that a secret is whole or absent, and the first one stays.
  private static void create(Path file, int bytes) throws IOException {
    Files.createDirectories(file.getParent());
    var secret = new byte[bytes];
    new SecureRandom().nextBytes(secret);
    var beside =
        Files.createTempFile(
            file.getParent(),
            ".secret",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(beside, HexFormat.of().formatHex(secret) + "\n");
      Files.createLink(file, beside);
    } catch (FileAlreadyExistsException another) {
      // It was drawn at the same time; that one holds.
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}

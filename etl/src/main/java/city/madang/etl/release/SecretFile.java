package city.madang.etl.release;

import city.madang.etl.source.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private static void create(Path file, int bytes) throws IOException {
    var secret = new byte[bytes];
    new SecureRandom().nextBytes(secret);
    PrivateFile.create(file, HexFormat.of().formatHex(secret) + "\n");
  }
}

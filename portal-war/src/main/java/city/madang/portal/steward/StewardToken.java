package city.madang.portal.steward;

import city.madang.etl.release.SecretFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/// The secret that a steward shows. Nothing prints it.
///
/// @param value never blank
public record StewardToken(String value) {
  private static final int BYTES = 32;

  /// Checks that there is a secret.
  ///
  /// @throws IllegalArgumentException if `value` is blank: an empty secret would let everybody in
  public StewardToken {
    if (value.isBlank()) {
      throw new IllegalArgumentException("the steward's token is empty");
    }
  }

  /// The token in `file`, which is made at the first start; only its owner can read it.
  public static StewardToken readOrCreate(Path file) {
    try {
      SecretFile.createIfAbsent(file, BYTES);
      return new StewardToken(Files.readString(file).strip());
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot read or make the steward's token", failed);
    }
  }

  /// Compares in a time that tells nothing about the secret.
  boolean matches(String shown) {
    return MessageDigest.isEqual(
        value.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "***";
  }
}

package city.madang.etl.export.signature;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// SHA-256 of bytes in memory.
final class Digests {
  private Digests() {}

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}

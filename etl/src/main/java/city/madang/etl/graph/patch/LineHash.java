package city.madang.etl.graph.patch;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 of lines, each with its LF.
final class LineHash {
  private final MessageDigest digest;

  LineHash() {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  void add(byte[] line) {
    digest.update(line);
    digest.update((byte) '\n');
  }

  /// Asked for once, at the end.
  String value() {
    return HexFormat.of().formatHex(digest.digest());
  }
}

package city.madang.etl.export.check;

import city.madang.etl.export.check.ReleaseFiles.Found;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Reads no more than it must, whatever somebody sends.
final class Bounded {
  /// No manifest and no set of keys is larger.
  static final int SMALL_BYTES = 16 << 20;

  private Bounded() {}

  /// Hashes `in`, but reads at most one byte more than `sizeBytes`.
  static Found hash(InputStream in, long sizeBytes) throws IOException {
    var digest = sha256();
    var buffer = new byte[1 << 16];
    long size = 0;
    for (int n = in.read(buffer); n >= 0 && size <= sizeBytes; n = in.read(buffer)) {
      digest.update(buffer, 0, n);
      size += n;
    }
    return new Found(size, HexFormat.of().formatHex(digest.digest()));
  }

  /// All of `in`.
  ///
  /// @throws UncheckableException if it is too large
  static byte[] read(InputStream in, String name) throws IOException {
    var bytes = in.readNBytes(SMALL_BYTES + 1);
    if (bytes.length > SMALL_BYTES) {
      throw new UncheckableException(name + " is too large to be one: is this a release?");
    }
    return bytes;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}

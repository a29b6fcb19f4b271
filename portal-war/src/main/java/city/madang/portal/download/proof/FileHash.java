package city.madang.portal.download.proof;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/// Hashes whole files, at full speed or giving way to everybody else.
final class FileHash {
  private static final int BUFFER_BYTES = 1 << 20;

  private FileHash() {}

  static String of(Path file, String algorithm, boolean gently)
      throws IOException, InterruptedException {
    var digest = digest(algorithm);
    var buffer = ByteBuffer.allocate(BUFFER_BYTES);
    try (var channel = FileChannel.open(file)) {
      long begun = System.nanoTime();
      while (channel.read(buffer) >= 0) {
        digest.update(buffer.flip());
        buffer.clear();
        if (gently) {
          Thread.sleep(Duration.ofNanos(System.nanoTime() - begun)); // half of the time at most
          begun = System.nanoTime();
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }
}

package city.madang.portal.download.coding;

import city.madang.portal.http.ContentCoding;
import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Compresses and checks files, in streams.
final class Coder {
  private static final int BUFFER_BYTES = 1 << 16;

  private Coder() {}

  /// Hashes of what was read and of what was written.
  record Hashes(String plain, String coded) {}

  static Hashes encode(Path plain, Path coded, ContentCoding coding) throws IOException {
    var read = sha256();
    var written = sha256();
    try (var in = new DigestInputStream(Files.newInputStream(plain), read);
        var out = encoder(new DigestOutputStream(Files.newOutputStream(coded), written), coding)) {
      copy(in, out);
    }
    return new Hashes(hex(read), hex(written));
  }

  /// SHA-256 of what a compressed file holds.
  static String plainSha256(Path coded, ContentCoding coding) throws IOException {
    var read = sha256();
    try (var in = decoder(Files.newInputStream(coded), coding)) {
      copy(new DigestInputStream(in, read), OutputStream.nullOutputStream());
    }
    return hex(read);
  }

  private static void copy(InputStream in, OutputStream out) throws IOException {
    var buffer = new byte[BUFFER_BYTES];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      if (Thread.currentThread().isInterrupted()) {
        throw new IOException("the portal stops");
      }
      out.write(buffer, 0, count);
    }
  }

  private static OutputStream encoder(OutputStream out, ContentCoding coding) throws IOException {
    return switch (coding) {
      case GZIP -> new GZIPOutputStream(out, BUFFER_BYTES);
      case ZSTD -> new ZstdOutputStream(out);
      case IDENTITY -> out;
    };
  }

  private static InputStream decoder(InputStream in, ContentCoding coding) throws IOException {
    return switch (coding) {
      case GZIP -> new GZIPInputStream(in, BUFFER_BYTES);
      case ZSTD -> new ZstdInputStream(in);
      case IDENTITY -> in;
    };
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }
}

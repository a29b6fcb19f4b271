package city.madang.portal.sparql;

import city.madang.portal.http.ContentCoding;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Compresses answers while they are sent, fast rather than small.
final class AnswerCoding {
  /// Smaller ones fit into one packet anyway.
  private static final int LEAST_BYTES = 1 << 10;

  private static final int FAST = 1;
  private static final int BUFFER_BYTES = 1 << 16;

  private AnswerCoding() {}

  /// @param accepted value of `Accept-Encoding`
  static ContentCoding choose(@Nullable String accepted, Spool spool) {
    if (spool.isWhole() && spool.size() < LEAST_BYTES) {
      return ContentCoding.IDENTITY;
    }
    return ContentCoding.accepted(Optional.ofNullable(accepted)).stream()
        .findFirst()
        .orElse(ContentCoding.IDENTITY);
  }

  static OutputStream encoder(ContentCoding coding, OutputStream out) throws IOException {
    return switch (coding) {
      case ZSTD -> new ZstdOutputStream(out, FAST);
      case GZIP -> new FastGzip(out);
      case IDENTITY -> out;
    };
  }

  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, BUFFER_BYTES);
      def.setLevel(FAST);
    }
  }
}

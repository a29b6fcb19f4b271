package city.madang.portal.sparql.format;

import city.madang.portal.http.ContentCoding;
import city.madang.portal.sparql.run.Spool;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Compresses answers while they are sent, fast rather than small.
public final class AnswerCoding {
  /// Smaller ones fit into one packet anyway.
  private static final int LEAST_BYTES = 1 << 10;

  private static final int FAST = 1;
  private static final int BUFFER_BYTES = 1 << 16;

  private AnswerCoding() {}

  /// The coding that the client likes best, if the answer gains by it.
  ///
  /// @param accepted value of `Accept-Encoding`
  public static ContentCoding choose(@Nullable String accepted, Spool spool) {
    if (spool.isWhole() && spool.size() < LEAST_BYTES) {
      return ContentCoding.IDENTITY;
    }
    return ContentCoding.accepted(Optional.ofNullable(accepted)).stream()
        .findFirst()
        .orElse(ContentCoding.IDENTITY);
  }

  public static OutputStream encoder(ContentCoding coding, OutputStream out) throws IOException {
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

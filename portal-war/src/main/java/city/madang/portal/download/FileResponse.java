package city.madang.portal.download;

import city.madang.portal.download.DownloadOutcome.Ready;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Turns a released file into a response: whole, a range, or "not modified".
///
/// @param caching value of `Cache-Control`
record FileResponse(Ready ready, String caching) {
  /// A released page has its own styles and nothing else; should it ever have more, it is not run.
  private static final String PAGE_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; sandbox";

  Response answer(Request request, HttpHeaders headers) {
    var unchanged = request.evaluatePreconditions(tag());
    if (unchanged != null) {
      return common(unchanged).build();
    }
    var size = ready.file().sizeBytes();
    var range = ByteRange.of(rangeHeader(headers), size);
    var response = common(Response.status(range.partial() ? 206 : 200));
    if (range.partial()) {
      response.header("Content-Range", range.toHeader(size));
    }
    if (isPage()) {
      response.header("Content-Security-Policy", PAGE_POLICY);
    }
    StreamingOutput body = out -> send(range, out);
    return response
        .type(ready.file().mediaType())
        .header(HttpHeaders.CONTENT_LENGTH, range.length())
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition())
        .entity(body)
        .build();
  }

  private ResponseBuilder common(ResponseBuilder response) {
    return response
        .tag(tag())
        .header("Accept-Ranges", "bytes")
        .header("Repr-Digest", "sha-256=:" + base64() + ":")
        .header(HttpHeaders.CACHE_CONTROL, caching);
  }

  /// A range of another version of the file is of no use: then the whole file is sent.
  private @Nullable String rangeHeader(HttpHeaders headers) {
    var condition = headers.getHeaderString("If-Range");
    boolean same = condition == null || condition.equals("\"" + tag().getValue() + "\"");
    return same ? headers.getHeaderString("Range") : null;
  }

  private EntityTag tag() {
    return new EntityTag(ready.file().sha256());
  }

  private String base64() {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(ready.file().sha256()));
  }

  /// A page is read where it is, everything else is kept.
  private String disposition() {
    var kind = isPage() ? "inline" : "attachment";
    return "%s; filename=\"%s\"".formatted(kind, ready.file().name());
  }

  private boolean isPage() {
    return ready.file().mediaType().startsWith(MediaType.TEXT_HTML);
  }

  private void send(ByteRange range, OutputStream out) throws IOException {
    try (var file = FileChannel.open(ready.path())) {
      var target = Channels.newChannel(out);
      long sent = 0;
      while (sent < range.length()) {
        long part = file.transferTo(range.first() + sent, range.length() - sent, target);
        if (part <= 0) {
          throw new IOException("a released file is shorter than its manifest says");
        }
        sent += part;
      }
    }
  }
}

package city.madang.portal.sparql.graphs;

import city.madang.portal.http.ClientConnection;
import city.madang.portal.http.ClientWatch;
import city.madang.portal.http.RequestEnd;
import city.madang.portal.sparql.format.ResultFormat;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/// Answers with whole graphs.
public final class GraphResponse {
  private static final int BUFFER_BYTES = 64 << 10;

  /// As for exports of records: who reads slower than 6 kB/s downloads a file.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final GraphReads reads;
  private final ClientWatch watch;

  public GraphResponse(GraphReads reads, ClientWatch watch) {
    this.reads = reads;
    this.watch = watch;
  }

  /// The headers, or 304: their versions and the format tell whether the client has it.
  public Response head(WantedGraphs wanted, ResultFormat format, Request conditions) {
    var what = wanted.versions() + " " + wanted.withNames() + " " + format.mediaType();
    var tag =
        new EntityTag(UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString());
    var known = conditions.evaluatePreconditions(tag);
    return format
        .tell(known == null ? Response.ok() : known)
        .tag(tag)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }

  /// Like [#head], with the graphs.
  public Response body(
      WantedGraphs wanted, ResultFormat format, Request conditions, HttpServletRequest request) {
    var head = head(wanted, format, conditions);
    return head.getStatus() == Response.Status.OK.getStatusCode()
        ? Response.fromResponse(head).entity(entity(wanted, format, request)).build()
        : head;
  }

  /// The place is given back at the end of the request, whether the graphs were sent or not.
  private Object entity(WantedGraphs wanted, ResultFormat format, HttpServletRequest request) {
    var place = reads.enter(request.getRemoteAddr());
    RequestEnd.close(request, place);
    var client = ClientConnection.of(request);
    if (format.isStreamed()) {
      StreamingOutput body = out -> stream(wanted, format, client, out);
      return body;
    }
    return held(wanted, format);
  }

  private byte[] held(WantedGraphs wanted, ResultFormat format) {
    try {
      var out = new ByteArrayOutputStream();
      reads.write(wanted, format, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A failure in the middle breaks the connection off.
  private void stream(
      WantedGraphs wanted, ResultFormat format, ClientConnection client, OutputStream out)
      throws IOException {
    try (var watched = watch.untilStalled(client, PATIENCE, out)) {
      var buffered = new BufferedOutputStream(watched, BUFFER_BYTES);
      reads.write(wanted, format, buffered);
      buffered.flush();
    } catch (IOException | RuntimeException e) {
      client.breakOff();
      throw e;
    }
  }
}

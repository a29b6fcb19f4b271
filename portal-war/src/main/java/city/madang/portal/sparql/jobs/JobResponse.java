package city.madang.portal.sparql.jobs;

import static city.madang.portal.problem.ProblemType.PRECONDITION_FAILED;
import static city.madang.portal.problem.ProblemType.RANGE_NOT_SATISFIABLE;

import city.madang.portal.http.ClientConnection;
import city.madang.portal.http.ClientWatch;
import city.madang.portal.http.ContentDisposition;
import city.madang.portal.http.Guests;
import city.madang.portal.http.RequestEnd;
import city.madang.portal.http.content.ByteRange;
import city.madang.portal.http.content.Conditions;
import city.madang.portal.http.content.DigestAlgorithm;
import city.madang.portal.http.content.HttpDate;
import city.madang.portal.http.content.RangeRequest;
import city.madang.portal.http.content.Validators;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Objects;

/// Answers with the result of a job, as files are answered: ranges, strong tags, digests.
public final class JobResponse {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// Each holds a thread of the server for as long as its client takes.
  private static final int AT_ONCE = 8;

  private static final int AT_ONCE_OF_ONE = 4;

  private final Jobs jobs;
  private final ClientWatch watch;
  private final Guests guests = new Guests(AT_ONCE, AT_ONCE_OF_ONE);

  public JobResponse(Jobs jobs, ClientWatch watch) {
    this.jobs = jobs;
    this.watch = watch;
  }

  /// Problems: 404 `job-not-found`, 409 `job-not-done`, 412 `precondition-failed`, 416
  /// `range-not-satisfiable`, 503 `overloaded`.
  public Response of(String id, HttpServletRequest request) {
    var result = jobs.result(id);
    var validators = new Validators(result.sha256(), result.ended(), true);
    var conditions = conditions(request);
    return switch (conditions.judge(validators)) {
      case NOT_MODIFIED -> described(Response.notModified(), result, validators).build();
      case FAILED -> throw PRECONDITION_FAILED.with("its ETag is " + validators.etag());
      case SEND -> {
        var range = header(request, "Range");
        boolean applies = conditions.rangeApplies(validators);
        yield send(result, validators, applies ? range : "", request);
      }
    };
  }

  /// Several ranges at once are answered with the whole, as RFC 9110 lets us.
  private Response send(
      JobResult result, Validators validators, String range, HttpServletRequest request) {
    long size = result.sizeBytes();
    return switch (RangeRequest.of(range, size)) {
      case RangeRequest.Parts(var ranges) when ranges.size() == 1 -> {
        var one = ranges.getFirst();
        var head =
            described(Response.status(206), result, validators)
                .header("Content-Range", one.toContentRange(size));
        yield body(head, result, one, request);
      }
      case RangeRequest.Unsatisfiable() ->
          throw RANGE_NOT_SATISFIABLE
              .with("the result has %d bytes".formatted(size))
              .withHeader("Content-Range", "bytes */" + size);
      default -> {
        var head =
            described(Response.ok(), result, validators)
                .header("Content-Digest", DigestAlgorithm.SHA_256.toField(result.sha256()));
        yield size == 0
            ? head.header(HttpHeaders.CONTENT_LENGTH, 0).build()
            : body(head, result, new ByteRange(0, size), request);
      }
    };
  }

  private Response body(
      ResponseBuilder head, JobResult result, ByteRange range, HttpServletRequest request) {
    head.type(result.mediaType())
        .header(HttpHeaders.CONTENT_LENGTH, range.length())
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment("result"));
    if (request.getMethod().equals(HttpMethod.HEAD)) {
      return head.build();
    }
    var guest = guests.enter(request.getRemoteAddr());
    RequestEnd.close(request, guest); // also if nobody asks for the body
    var client = ClientConnection.of(request);
    StreamingOutput body = out -> send(result, range, client, out);
    return head.entity(body).build();
  }

  private void send(JobResult result, ByteRange range, ClientConnection client, OutputStream out)
      throws IOException {
    try (var watched = watch.untilStalled(client, PATIENCE, out)) {
      result.answer().spool().sendTo(watched, range.first(), range.length());
    } catch (IOException | RuntimeException e) {
      client.breakOff();
      throw e;
    }
  }

  private static ResponseBuilder described(
      ResponseBuilder response, JobResult result, Validators validators) {
    return response
        .header(HttpHeaders.ETAG, validators.etag())
        .header(HttpHeaders.LAST_MODIFIED, HttpDate.format(validators.modified()))
        .header("Accept-Ranges", "bytes")
        .header("Repr-Digest", DigestAlgorithm.SHA_256.toField(result.sha256()))
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
  }

  private static Conditions conditions(HttpServletRequest request) {
    return new Conditions(
        header(request, "If-Match"),
        header(request, "If-Unmodified-Since"),
        header(request, "If-None-Match"),
        header(request, "If-Modified-Since"),
        header(request, "If-Range"));
  }

  private static String header(HttpServletRequest request, String name) {
    return Objects.requireNonNullElse(request.getHeader(name), "");
  }
}

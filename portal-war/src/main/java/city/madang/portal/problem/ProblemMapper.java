package city.madang.portal.problem;

import static city.madang.portal.problem.ProblemType.FILE_DAMAGED;
import static city.madang.portal.problem.ProblemType.SPARQL_TIMEOUT;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The single place where a failure becomes an HTTP response.
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);
  private static final String RETRY_SECONDS = "5";

  /// Somebody has to put the file right.
  private static final String REPAIR_SECONDS = "3600";

  private static final Set<Integer> RETRY = Set.of(429, 503);

  @Override
  public Response toResponse(Throwable failure) {
    return switch (failure) {
      case ProblemException known -> ofKnown(known);
      case WebApplicationException http -> ofHttp(http.getResponse());
      default -> {
        LOG.error("unexpected failure", failure);
        yield send(Response.serverError(), Problem.ofStatus(500), Map.of());
      }
    };
  }

  private static Response ofKnown(ProblemException known) {
    var response = Response.status(known.problem().status());
    var json = send(response, known.problem(), known.headers());
    return known.page().map(page -> shown(json, page)).orElse(json);
  }

  private static Response shown(Response problem, String page) {
    return Response.fromResponse(problem)
        .type("text/html;charset=utf-8")
        .entity(page.getBytes(UTF_8))
        .build();
  }

  private static Response ofHttp(Response response) {
    if (response.getStatus() < 400) {
      return response; // a redirect, or the answer to OPTIONS
    }
    var headers = Response.fromResponse(response); // keeps Allow
    return send(headers, Problem.ofStatus(response.getStatus()), Map.of());
  }

  /// When it may help to ask again; a query that took too long takes as long then.
  private static Optional<String> retryAfter(Problem problem) {
    if (!RETRY.contains(problem.status()) || problem.is(SPARQL_TIMEOUT)) {
      return Optional.empty();
    }
    return Optional.of(problem.is(FILE_DAMAGED) ? REPAIR_SECONDS : RETRY_SECONDS);
  }

  private static Response send(
      ResponseBuilder response, Problem problem, Map<String, String> headers) {
    if (!headers.containsKey(HttpHeaders.RETRY_AFTER)) {
      retryAfter(problem).ifPresent(time -> response.header(HttpHeaders.RETRY_AFTER, time));
    }
    headers.forEach(response::header);
    return response
        .type(ProblemJson.MEDIA_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(ProblemJson.of(problem))
        .build();
  }
}

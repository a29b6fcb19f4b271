package city.madang.portal.sparql;

import static city.madang.portal.problem.ProblemType.BAD_REQUEST;
import static city.madang.portal.problem.ProblemType.CONTENT_TOO_LARGE;
import static city.madang.portal.problem.ProblemType.QUERY_NOT_FOUND;
import static city.madang.portal.problem.ProblemType.UNSUPPORTED_MEDIA_TYPE;

import city.madang.portal.http.Language;
import city.madang.portal.sparql.description.DescriptionResponse;
import city.madang.portal.sparql.jobs.Jobs;
import city.madang.portal.sparql.query.Parameters;
import city.madang.portal.sparql.query.SparqlRequest;
import city.madang.portal.sparql.run.Question;
import city.madang.portal.sparql.run.SparqlQueries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The SPARQL 1.1 Protocol, query operation only.
///
/// Problems: 400 `sparql-syntax` with `line` and `column`, 403 `sparql-refused`, 503
/// `sparql-timeout`, 503 `sparql-out-of-memory`, 413 `content-too-large`, 413
/// `sparql-result-too-large`.
@Path("sparql")
@ApplicationScoped // to make one for each request takes longer than a small query
public class SparqlResource {
  private static final int MAX_BODY_BYTES = 1 << 20;
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String DIRECT = "application/sparql-query";

  private static final Pattern LATER =
      Pattern.compile("(?i)(?:^|,)\\s*respond-async\\s*(?:[;,]|$)");

  @Inject SparqlQueries queries;
  @Inject Jobs jobs;
  @Inject SparqlResponse answers;
  @Inject DescriptionResponse description;

  /// The query is in the address. Without one, this door describes itself; `lang` is that of its
  /// page.
  @GET
  public Response get(
      @Context HttpServletRequest request,
      @Context HttpHeaders headers,
      @Context Request conditions) {
    var parameters = Parameters.parse(request.getQueryString());
    return Set.of("lang").containsAll(parameters.names())
        ? description.ofDoor(
            headers.getAcceptableMediaTypes(), language(parameters, headers), conditions)
        : answers.of(() -> question(parameters.toRequest(), headers), request);
  }

  /// Like GET, without the result.
  @HEAD
  public Response head(
      @Context HttpServletRequest request,
      @Context HttpHeaders headers,
      @Context Request conditions) {
    return get(request, headers, conditions);
  }

  /// Like POST, and says that it changes nothing, so whoever is between may repeat it.
  ///
  /// Source: "The HTTP QUERY Method" (draft-ietf-httpbis-safe-method-w-body).
  @QUERY
  public Response query(
      @Context HttpServletRequest request, @Context HttpHeaders headers, InputStream body) {
    return post(request, headers, body);
  }

  /// The query is a form field, or is the body itself. One that prefers `respond-async` becomes a
  /// job, whose result is fetched later.
  ///
  /// Source: RFC 7240, section 4.1.
  @POST
  public Response post(
      @Context HttpServletRequest request, @Context HttpHeaders headers, InputStream body) {
    if (!isForLater(request)) {
      return answers.of(() -> question(posted(request, headers, body), headers), request);
    }
    var question = question(posted(request, headers, body), headers);
    return question.explained()
        ? answers.of(() -> question, request)
        : later(question, request.getRemoteAddr());
  }

  /// Ends a running query; its client gets a problem, or a message that breaks off.
  ///
  /// Problems: 404 `query-not-found`.
  @DELETE
  @Path("queries/{id}")
  public Response cancel(@PathParam("id") String id) {
    if (!queries.cancel(id)) {
      throw QUERY_NOT_FOUND.with("it has ended, or never ran");
    }
    return Response.noContent().build();
  }

  private static Language language(Parameters parameters, HttpHeaders headers) {
    return Language.choose(parameters.one("lang").orElse(null), headers.getAcceptableLanguages());
  }

  private static boolean isForLater(HttpServletRequest request) {
    return request.getMethod().equals(HttpMethod.POST)
        && Collections.list(request.getHeaders("Prefer")).stream()
            .anyMatch(wishes -> LATER.matcher(wishes).find());
  }

  private Response later(Question question, String owner) {
    var id = jobs.submit(question, owner);
    return Response.accepted(jobs.status(id))
        .type(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.LOCATION, "sparql/jobs/" + id)
        .header("Preference-Applied", "respond-async")
        .header(HttpHeaders.RETRY_AFTER, 1)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private Question question(SparqlRequest request, HttpHeaders headers) {
    return answers.question(
        request, headers.getAcceptableMediaTypes(), headers::getAcceptableLanguages);
  }

  private static SparqlRequest posted(
      HttpServletRequest request, HttpHeaders headers, InputStream body) {
    var type = headers.getMediaType();
    checkCharset(type);
    var address = Parameters.parse(request.getQueryString());
    checkNoQuery(address);
    return switch (type == null ? "" : type.getType() + "/" + type.getSubtype()) {
      case FORM -> Parameters.parse(Parameters.text(read(body))).and(address).toRequest();
      case DIRECT -> address.toRequest(Parameters.text(read(body)));
      default -> throw UNSUPPORTED_MEDIA_TYPE.with("post " + FORM + " or " + DIRECT);
    };
  }

  private static void checkNoQuery(Parameters address) {
    if (address.has("query") || address.has("update")) {
      throw BAD_REQUEST.with("a posted query stands in the body only");
    }
  }

  private static void checkCharset(MediaType type) {
    var charset = type == null ? null : type.getParameters().get("charset");
    if (charset != null && !charset.toLowerCase(Locale.ROOT).equals("utf-8")) {
      throw UNSUPPORTED_MEDIA_TYPE.with("queries are UTF-8");
    }
  }

  private static byte[] read(InputStream body) {
    try {
      var bytes = body.readNBytes(MAX_BODY_BYTES + 1);
      if (bytes.length > MAX_BODY_BYTES) {
        throw CONTENT_TOO_LARGE.with("a query has at most %d bytes".formatted(MAX_BODY_BYTES));
      }
      return bytes;
    } catch (IOException e) {
      throw BAD_REQUEST.with("the request broke off");
    }
  }

  /// The method of HTTP that asks with a body and changes nothing.
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @HttpMethod("QUERY")
  @interface QUERY {}
}

package city.madang.portal.wiring;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;

/// Headers that every response has; the doors are open to scripts of any site, without credentials.
@Provider
public class ResponseHeaders implements ContainerResponseFilter {
  private static final String STEWARD = "steward";

  private static final String METHODS = "GET, HEAD, POST, QUERY, OPTIONS";

  /// What whoever knows its id may end.
  private static final Pattern DELETED = Pattern.compile("sparql/(?:queries|jobs)/[^/]+");

  /// Source: RFC 10008, "The HTTP QUERY Method", section 3.
  private static final String QUERIES =
      "application/sparql-query, application/x-www-form-urlencoded";

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
    var path = path(request);
    if (path.startsWith(STEWARD)) {
      return;
    }
    response.getHeaders().putSingle("Access-Control-Allow-Origin", "*");
    response
        .getHeaders()
        .putSingle(
            "Access-Control-Expose-Headers",
            "Accept-Query, Cache-Status, ETag, Accept-Ranges, Content-Range, Content-Disposition,"
                + " Content-Digest, Repr-Digest, Retry-After, Link, Location,"
                + " Madang-Version, Preference-Applied, Query-Id,"
                + " Query-Rows, RateLimit, RateLimit-Policy, Server-Timing");
    if (path.equals("sparql")) {
      response.getHeaders().putSingle("Accept-Query", QUERIES);
    }
    if (request.getMethod().equals("OPTIONS")) {
      response
          .getHeaders()
          .putSingle(
              "Access-Control-Allow-Methods",
              DELETED.matcher(path).matches() ? METHODS + ", DELETE" : METHODS);
      response
          .getHeaders()
          .putSingle(
              "Access-Control-Allow-Headers",
              "Accept, Content-Type, Query-Id, Range, If-Range, If-Match, If-None-Match,"
                  + " Prefer,"
                  + " Want-Repr-Digest, Want-Content-Digest");
      response.getHeaders().putSingle("Access-Control-Max-Age", "86400");
    }
  }

  private static String path(ContainerRequestContext request) {
    var path = request.getUriInfo().getPath();
    return path.startsWith("/") ? path.substring(1) : path;
  }
}

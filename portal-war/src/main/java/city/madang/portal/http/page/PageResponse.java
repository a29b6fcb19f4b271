package city.madang.portal.http.page;

import city.madang.portal.problem.ProblemException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// Sends a page: no script runs in it, and nothing comes from elsewhere.
public final class PageResponse {
  public static final String HTML = MediaType.TEXT_HTML + ";charset=utf-8";

  private static final String SECURITY =
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private static final String REFERRER = "same-origin";

  private PageResponse() {}

  /// A page as it is sent.
  ///
  /// @param vary which wishes of the client it depends on
  public static Response of(String page, String vary) {
    return Response.ok(page, HTML)
        .header(HttpHeaders.VARY, vary)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .header("Content-Security-Policy", SECURITY)
        .header("Referrer-Policy", REFERRER)
        .build();
  }

  /// A problem that shows itself to a person as such a page.
  public static ProblemException show(ProblemException problem, String page, String vary) {
    return problem
        .withPage(page)
        .withHeader(HttpHeaders.VARY, vary)
        .withHeader("Content-Security-Policy", SECURITY)
        .withHeader("Referrer-Policy", REFERRER);
  }
}

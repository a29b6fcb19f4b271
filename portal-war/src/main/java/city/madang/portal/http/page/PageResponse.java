package city.madang.portal.http.page;

import city.madang.portal.problem.ProblemException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/// Sends a page: no script runs in it, and nothing comes from elsewhere.
public final class PageResponse {
  public static final String HTML = MediaType.TEXT_HTML + ";charset=utf-8";

  private static final String SECURITY =
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  /// The headers that keep a page to itself.
  static final Map<String, String> SAFETY =
      Map.of("Content-Security-Policy", SECURITY, "Referrer-Policy", "same-origin");

  private PageResponse() {}

  /// A page as it is sent.
  ///
  /// @param vary which wishes of the client it depends on
  public static Response of(String page, String vary) {
    var response =
        Response.ok(page, HTML)
            .header(HttpHeaders.VARY, vary)
            .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    SAFETY.forEach(response::header);
    return response.build();
  }

  /// A problem that shows itself to a person as such a page.
  public static ProblemException show(ProblemException problem, String page, String vary) {
    var shown = problem.withPage(page).withHeader(HttpHeaders.VARY, vary);
    for (var header : SAFETY.entrySet()) {
      shown = shown.withHeader(header.getKey(), header.getValue());
    }
    return shown;
  }
}

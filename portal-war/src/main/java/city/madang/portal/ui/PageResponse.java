package city.madang.portal.ui;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// Sends a page: no script runs in it, and nothing comes from elsewhere.
final class PageResponse {
  static final String HTML = MediaType.TEXT_HTML + ";charset=utf-8";

  private static final String SECURITY =
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private PageResponse() {}

  /// @param vary which wishes of the client it depends on
  static Response of(String page, String vary) {
    return Response.ok(page, HTML)
        .header(HttpHeaders.VARY, vary)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .header("Content-Security-Policy", SECURITY)
        .header("Referrer-Policy", "same-origin")
        .build();
  }
}

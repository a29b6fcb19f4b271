package city.madang.portal.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// Leaves the length out of an answer to HEAD when nobody knows it. The server would say 0, for it
/// takes what was not written for nothing.
///
/// Source: RFC 9110, section 8.6.
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public final class HeadFilter implements Filter {
  private static final String OPEN = HeadFilter.class.getName();

  /// The answer to this HEAD has a length, but it is not known, unless a header tells it.
  public static void leaveLengthOpen(ServletRequest request) {
    request.setAttribute(OPEN, true);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(request, response);
    if (request.getAttribute(OPEN) != null && !tellsLength((HttpServletResponse) response)) {
      response.flushBuffer();
    }
  }

  private static boolean tellsLength(HttpServletResponse response) {
    return response.containsHeader("Content-Length");
  }
}

package city.madang.portal.wiring;

import city.madang.portal.http.Opening;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// Gives everything one address: JAX-RS passes over what follows a `;` in a path, and each such
/// alias would be another file to caches. A `;` of a name is written `%3B`, which JAX-RS would have
/// decoded already. As the first that every request meets, it tells [Opening] of it.
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public final class PlainPathFilter implements Filter {
  private final Opening opening;

  @Inject
  public PlainPathFilter(Opening opening) {
    this.opening = opening;
  }

  /// Problems: 404 `not-found`.
  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      if (((HttpServletRequest) request).getRequestURI().indexOf(';') >= 0) {
        ((HttpServletResponse) response).sendError(HttpServletResponse.SC_NOT_FOUND);
      } else {
        chain.doFilter(request, response);
      }
    } finally {
      opening.noteRequest(); // when it has been answered: what waits for it would be in its way
    }
  }
}

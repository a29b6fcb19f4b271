package city.madang.portal.http;

import io.undertow.servlet.handlers.ServletRequestContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Gives resources the part of an address after `?` as the client has sent it, in ASCII.
///
/// Undertow gives servlets a decoded one as soon as it takes characters that were not escaped
/// (2.3.23, `getDecodedQueryString`), which `curl '…?q=정류장'` sends; then whoever decodes it as the
/// standard says reads `%2525` as `%`, and `%26` as the end of a value.
@WebFilter(
    urlPatterns = "/*",
    asyncSupported = true,
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ASYNC})
public final class QueryFilter implements Filter {
  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(Undertow.RUNS_US ? new AsSent((HttpServletRequest) request) : request, response);
  }

  private static final class AsSent extends HttpServletRequestWrapper {
    private final String query;

    AsSent(HttpServletRequest request) {
      super(request);
      var exchange = ServletRequestContext.requireCurrent().getExchange();
      this.query = escape(exchange.getQueryString());
    }

    @Override
    public @Nullable String getQueryString() {
      return query.isEmpty() ? null : query;
    }
  }

  /// Escapes the bytes beyond ASCII, which the server gives as one character each.
  static String escape(String sent) {
    if (isAscii(sent)) {
      return sent;
    }
    var escaped = new StringBuilder();
    for (byte b : sent.getBytes(StandardCharsets.ISO_8859_1)) {
      escaped.append(b < 0 ? "%%%02X".formatted(b & 0xff) : String.valueOf((char) b));
    }
    return escaped.toString();
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}

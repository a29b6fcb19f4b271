package city.madang.portal.http;

import city.madang.portal.problem.Problem;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.regex.Pattern;

/// Reads `Accept` before JAX-RS does, which fails at a broken one where no resource can explain it.
///
/// What old clients send is let through: `*` for any type, and `q=.2`.
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public final class AcceptFilter implements Filter {
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
  private static final String VALUE = "(?:" + TOKEN + "|\"(?:[^\"\\\\]|\\\\.)*+\")";
  private static final String QUALITY = "(?:0|1|0?\\.\\d++|0\\.|1\\.0*+)";
  private static final String PARAMETER =
      "(?:\\s*+;\\s*+(?:[qQ]=%s(?![^;,\\s])|(?![qQ]=)%s=%s)?+)*+".formatted(QUALITY, TOKEN, VALUE);
  private static final Pattern ELEMENT =
      Pattern.compile("\\s*+(?:(?:%1$s/%1$s|\\*)%2$s)?+\\s*+(?:,|$)".formatted(TOKEN, PARAMETER));

  /// Problems: 400 `bad-request`.
  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var headers = ((HttpServletRequest) request).getHeaders("Accept");
    if (Collections.list(headers).stream().allMatch(AcceptFilter::isList)) {
      chain.doFilter(request, response);
    } else {
      request.setAttribute(
          Problem.DETAIL, "'Accept' is not a list of media types such as text/csv;q=0.5");
      ((HttpServletResponse) response).sendError(HttpServletResponse.SC_BAD_REQUEST);
    }
  }

  static boolean isList(String accept) {
    var element = ELEMENT.matcher(accept);
    int end = 0;
    while (end < accept.length()) {
      if (!element.find(end) || element.start() != end) {
        return false;
      }
      end = element.end();
    }
    return true;
  }
}

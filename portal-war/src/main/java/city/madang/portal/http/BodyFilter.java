package city.madang.portal.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/// Waits for the bodies of requests, but not for long and not for many at once: half a body holds a
/// thread, whoever asks for it, even if nobody does, for the server reads the rest.
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public final class BodyFilter implements Filter {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int AT_ONCE = 32;
  private static final int AT_ONCE_OF_ONE = 16;

  private final Guests senders;
  private final Duration patience;
  private final ScheduledThreadPoolExecutor clock;

  public BodyFilter() {
    this(PATIENCE, AT_ONCE, AT_ONCE_OF_ONE);
  }

  /// @param patience until a body is there
  /// @param most bodies that are waited for at once
  /// @param mostOfOne of one address
  BodyFilter(Duration patience, int most, int mostOfOne) {
    this.patience = patience;
    this.senders = new Guests(most, mostOfOne);
    this.clock = new ScheduledThreadPoolExecutor(1, BodyFilter::thread);
    clock.setRemoveOnCancelPolicy(true);
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "body-watch");
    thread.setDaemon(true);
    return thread;
  }

  /// Problems: 408 `request-timeout` and 503 `overloaded` to whoever reads the body.
  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var http = (HttpServletRequest) request;
    if (!hasBody(http)) {
      chain.doFilter(request, response);
      return;
    }
    try (var body = body(http)) {
      chain.doFilter(new WithBody(http, body), response);
    }
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  private TimedBody body(HttpServletRequest request) throws IOException {
    return new TimedBody(
        request.getInputStream(),
        ClientConnection.of(request),
        () -> senders.enter(request.getRemoteAddr()),
        clock,
        patience);
  }

  @Override
  public void destroy() {
    clock.shutdownNow();
  }

  private static final class WithBody extends HttpServletRequestWrapper {
    private final ServletInputStream body;

    WithBody(HttpServletRequest request, ServletInputStream body) {
      super(request);
      this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
      return body;
    }
  }
}

package city.madang.portal.http;

import city.madang.portal.problem.Problem;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/// Waits for the bodies of requests, but not for long, not for many at once and not for large ones:
/// half a body holds a thread, whoever asks for it, even if nobody does, for the server reads the
/// rest. The server refuses without a word what is larger than its own `max-post-size`, so that is
/// more than the most here; doors have smaller limits of their own.
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

  /// Problems: 413 `content-too-large`; 408 `request-timeout` and 503 `overloaded` to whoever reads
  /// the body.
  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var http = (HttpServletRequest) request;
    if (!hasBody(http)) {
      chain.doFilter(request, response);
      return;
    }
    if (http.getContentLengthLong() > TimedBody.MOST_BYTES) {
      refuse(http, (HttpServletResponse) response);
      return;
    }
    try (var body = body(http)) {
      chain.doFilter(new WithBody(http, body), response);
    }
  }

  /// Before anybody begins to read it.
  private static void refuse(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    request.setAttribute(Problem.DETAIL, TimedBody.TOO_LARGE);
    response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    ClientConnection.of(request).endReading();
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

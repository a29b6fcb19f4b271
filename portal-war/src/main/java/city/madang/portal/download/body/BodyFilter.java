package city.madang.portal.download.body;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/// Does after the resource what JAX-RS cannot: sends a file without a thread, or asks the resource
/// again when something is ready.
@WebFilter(
    urlPatterns = "/datasets/*",
    asyncSupported = true,
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ASYNC})
public final class BodyFilter implements Filter {
  /// The name under which a resource leaves a future to wait for, on the request.
  public static final String WAIT = BodyFilter.class.getName() + ".wait";

  private final BodySender sender = BodySender.ofThisServer();

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
      finish((HttpServletRequest) request, (HttpServletResponse) response);
    } finally {
      if (request.getAttribute(FileBody.ATTRIBUTE) instanceof FileBody unsent) {
        request.removeAttribute(FileBody.ATTRIBUTE);
        unsent.close();
      }
    }
  }

  private void finish(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (request.getAttribute(FileBody.ATTRIBUTE) instanceof FileBody body) {
      sender.send(body, request, response);
      request.removeAttribute(FileBody.ATTRIBUTE);
    } else if (request.getAttribute(WAIT) instanceof CompletableFuture<?> ready) {
      request.removeAttribute(WAIT);
      response.reset();
      var async = request.startAsync();
      async.setTimeout(0);
      var _ = ready.whenComplete((_, _) -> async.dispatch());
    }
  }
}

package city.madang.portal.http;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives back what a request holds when it is over, however it ended: an answer may die before
/// anybody asks for its body.
@WebListener
public final class RequestEnd implements ServletRequestListener {
  private static final Logger LOG = LoggerFactory.getLogger(RequestEnd.class);
  private static final String HELD = RequestEnd.class.getName();

  /// Closes `what` at the end of the request. It may be closed before, and then once more.
  public static void close(ServletRequest request, AutoCloseable what) {
    var held = request.getAttribute(HELD) instanceof Held known ? known : new Held();
    held.add(what);
    request.setAttribute(HELD, held);
  }

  @Override
  public void requestDestroyed(ServletRequestEvent event) {
    if (event.getServletRequest().getAttribute(HELD) instanceof Held held) {
      held.forEach(RequestEnd::close);
    }
  }

  private static void close(AutoCloseable what) {
    try {
      what.close();
    } catch (Exception e) {
      LOG.warn("something of a request was not closed", e);
    }
  }

  private static final class Held extends ArrayList<AutoCloseable> {
    private static final long serialVersionUID = 1L;
  }
}

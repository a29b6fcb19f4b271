package city.madang.portal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serial;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestEndTest {
  private final AtomicInteger closed = new AtomicInteger();
  private final Server server = new Server(0);

  @BeforeEach
  void start() throws Exception {
    var context = new ServletContextHandler();
    context.addEventListener(new RequestEnd());
    context.addServlet(new ServletHolder(new Door()), "/*");
    server.setHandler(context);
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  @Test
  void close_answerThatDies_happensAllTheSame() throws Exception {
    assertThat(get("/failure")).isEqualTo(500);

    await().until(() -> closed.get() == 2);
  }

  @Test
  void close_oneOfTwoFails_theOtherIsClosed() throws Exception {
    assertThat(get("/stubborn")).isEqualTo(200);

    await().until(() -> closed.get() == 2);
  }

  private int get(String path) throws Exception {
    int port = ((NetworkConnector) server.getConnectors()[0]).getLocalPort();
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  private final class Door extends HttpServlet {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
      if (request.getRequestURI().equals("/stubborn")) {
        RequestEnd.close(
            request,
            () -> {
              throw new IllegalStateException("stubborn");
            });
      }
      RequestEnd.close(request, closed::incrementAndGet);
      RequestEnd.close(request, closed::incrementAndGet);
      if (request.getRequestURI().equals("/failure")) {
        throw new IllegalStateException("dies");
      }
    }
  }
}

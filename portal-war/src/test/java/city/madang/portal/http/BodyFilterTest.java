package city.madang.portal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.portal.problem.ProblemException;
import io.undertow.UndertowOptions;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyFilterTest {
  private static final int THREADS = 4;

  private final BodyFilter filter = new BodyFilter(Duration.ofSeconds(3), 3, 2);
  private final List<Socket> clients = new ArrayList<>();
  private io.undertow.Undertow server;
  private int port;

  @BeforeEach
  void start() throws Exception {
    var body = new FilterInfo("body", BodyFilter.class, new ImmediateInstanceFactory<>(filter));
    var door = Servlets.servlet("door", Door.class, new ImmediateInstanceFactory<>(new Door()));
    var deployment =
        Servlets.defaultContainer()
            .addDeployment(
                Servlets.deployment()
                    .setClassLoader(BodyFilterTest.class.getClassLoader())
                    .setContextPath("/")
                    .setDeploymentName("doors")
                    .addFilter(body)
                    .addFilterUrlMapping("body", "/*", DispatcherType.REQUEST)
                    .addServlet(door.addMapping("/*")));
    deployment.deploy();
    server =
        io.undertow.Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setWorkerThreads(THREADS)
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, 128L << 20)
            .setHandler(deployment.start())
            .build();
    server.start();
    port = ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
  }

  @AfterEach
  void stop() throws IOException {
    for (var client : clients) {
      client.close();
    }
    server.stop();
    filter.destroy();
  }

  @Test
  void doFilter_halfSentBodies_leaveThreadsToOthers() throws IOException {
    var half = new ArrayList<Socket>();
    for (int i = 0; i < 3 * THREADS; i++) {
      half.add(send((i % 2 == 0 ? "POST" : "GET") + " / HTTP/1.1", "Content-Length: 100", "SELEC"));
    }

    var other = send("GET / HTTP/1.1", "Accept: */*", "");

    other.setSoTimeout(2_000);
    assertThat(status(other)).isEqualTo(200);
    var statuses = new ArrayList<Integer>();
    for (var one : half) {
      one.setSoTimeout(10_000);
      statuses.add(status(one));
    }
    assertThat(statuses).contains(503).isSubsetOf(200, 408, 503);
  }

  @Test
  void doFilter_halfSentBody_isToldThatItIsLate() throws IOException {
    var half = send("POST / HTTP/1.1", "Content-Length: 100", "SELEC");
    half.setSoTimeout(10_000);

    assertThat(status(half)).isEqualTo(408);
  }

  @Test
  void doFilter_bodyInPieces_isReadWhole() throws IOException {
    var client = send("POST / HTTP/1.1", "Transfer-Encoding: chunked", "3\r\nabc\r\n");

    client.getOutputStream().write("2\r\nde\r\n0\r\n\r\n".getBytes(UTF_8));

    assertThat(status(client)).isEqualTo(200);
    assertThat(new String(client.getInputStream().readNBytes(200), UTF_8)).contains("5 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\r\nExpect: 100-continue"})
  void doFilter_announcedBodyThatIsTooLarge_isRefusedAtOnce(String wish) throws IOException {
    var client = send("POST / HTTP/1.1", "Content-Length: 67108864" + wish, "");
    client.setSoTimeout(10_000);

    var answer = new String(client.getInputStream().readAllBytes(), UTF_8);

    assertThat(answer).startsWith("HTTP/1.1 413 ").doesNotContain("100 Continue");
  }

  @Test
  void doFilter_tooLargeBodyThatIsBeingSent_isToldSo() throws IOException {
    var client = send("POST / HTTP/1.1", "Content-Length: 67108864", "");
    client.setSoTimeout(10_000);
    Thread.startVirtualThread(
        () -> {
          try {
            for (int i = 0; i < 64; i++) {
              client.getOutputStream().write(new byte[1 << 20]);
            }
          } catch (IOException refused) {
            // As it should be.
          }
        });

    assertThat(status(client)).isEqualTo(413);
  }

  @Test
  void doFilter_unannouncedBodyThatIsTooLarge_isRefused() throws IOException {
    var client = send("POST / HTTP/1.1", "Transfer-Encoding: chunked", "b00000\r\n");
    client.setSoTimeout(10_000);
    client.getOutputStream().write(new byte[0xb00000]);

    assertThat(status(client)).isEqualTo(413);
  }

  private Socket send(String line, String header, String body) throws IOException {
    var client = new Socket(InetAddress.getLoopbackAddress(), port);
    clients.add(client);
    var head = "%s\r\nHost: localhost\r\nConnection: close\r\n%s\r\n\r\n".formatted(line, header);
    client.getOutputStream().write((head + body).getBytes(UTF_8));
    return client;
  }

  /// 0 if the connection ended without an answer.
  private static int status(Socket client) throws IOException {
    var begin = new String(client.getInputStream().readNBytes(12), UTF_8);
    return begin.startsWith("HTTP/1.1 ") ? Integer.parseInt(begin.substring(9)) : 0;
  }

  private static final class Door extends HttpServlet {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {}

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      try {
        int count = request.getInputStream().readAllBytes().length;
        response.getOutputStream().write((count + " bytes").getBytes(UTF_8));
      } catch (ProblemException problem) {
        response.setStatus(problem.problem().status());
      }
    }
  }
}

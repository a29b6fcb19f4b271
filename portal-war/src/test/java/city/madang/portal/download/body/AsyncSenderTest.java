package city.madang.portal.download.body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import city.madang.portal.download.body.FileBody.Part;
import city.madang.portal.download.body.FileBody.Part.Slice;
import city.madang.portal.download.body.FileBody.Part.Text;
import city.madang.portal.http.content.ByteRange;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a server that is not Undertow.
class AsyncSenderTest {
  private static final int SIZE_BYTES = 64 << 20;

  @TempDir Path root;
  private final AtomicInteger closed = new AtomicInteger();
  private final Server server = new Server(0);
  private byte[] content = {};
  private Path file;
  private List<Part> parts = List.of();

  @BeforeEach
  void start() throws Exception {
    content = new byte[SIZE_BYTES];
    new Random(7).nextBytes(content);
    file = Files.write(root.resolve("file"), content);
    var context = new ServletContextHandler();
    var holder = new ServletHolder(new Door());
    holder.setAsyncSupported(true);
    context.addServlet(holder, "/*");
    server.setHandler(context);
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  @Test
  void send_textsAndSlices_arriveInOrder() throws Exception {
    parts =
        List.of(
            new Text("--a\r\n"),
            slice(5, 100_000),
            new Text("\r\n--a\r\n"),
            slice(0, 1),
            slice(SIZE_BYTES - 3, 3));

    var answer = get();

    assertThat(new String(answer, ISO_8859_1))
        .isEqualTo("--a\r\n%s\r\n--a\r\n%s%s".formatted(at(5, 100_000), at(0, 1), at(-3, 3)));
    awaitClosed();
  }

  @Test
  void send_wholeFile_arrivesWhole() throws Exception {
    parts = List.of(slice(0, SIZE_BYTES));

    assertThat(get()).isEqualTo(content);
    awaitClosed();
  }

  @Test
  void send_clientThatLeaves_givesTheFileBack() throws Exception {
    parts = List.of(slice(0, SIZE_BYTES));

    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      socket.setSoLinger(true, 0);
      socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
      assertThat(socket.getInputStream().readNBytes(1000)).hasSize(1000);
      assertThat(closed).hasValue(0);
    }

    awaitClosed();
  }

  @Test
  void send_fileCutOnDisk_breaksTheConnection() {
    parts = List.of(slice(0, SIZE_BYTES + 5));

    assertThatThrownBy(this::get).isInstanceOf(IOException.class);
    awaitClosed();
  }

  private void awaitClosed() {
    await().untilAsserted(() -> assertThat(closed).hasValue(1));
  }

  private byte[] get() throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port())).build();
      return client.send(request, BodyHandlers.ofByteArray()).body();
    }
  }

  private int port() {
    return ((NetworkConnector) server.getConnectors()[0]).getLocalPort();
  }

  private static Slice slice(long first, long length) {
    return new Slice(new ByteRange(first, length));
  }

  /// @param first counted from the end if negative
  private String at(int first, int length) {
    int start = first < 0 ? SIZE_BYTES + first : first;
    return new String(Arrays.copyOfRange(content, start, start + length), ISO_8859_1);
  }

  private final class Door extends HttpServlet {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.setContentLengthLong(parts.stream().mapToLong(Part::length).sum());
      var body = new FileBody(FileChannel.open(file), parts, closed::incrementAndGet);
      new AsyncSender().send(body, request, response);
    }
  }
}

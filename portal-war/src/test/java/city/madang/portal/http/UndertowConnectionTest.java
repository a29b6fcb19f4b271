package city.madang.portal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UndertowConnectionTest {
  private static final String NEXT = "GET /next HTTP/1.1\r\nHost: localhost\r\nX: %s\r\n\r\n";

  private final CompletableFuture<UndertowConnection> connection = new CompletableFuture<>();
  private final CountDownLatch answer = new CountDownLatch(1);
  private final AtomicInteger answered = new AtomicInteger();
  private io.undertow.Undertow server;
  private Socket client;

  @BeforeEach
  void start() throws IOException {
    server =
        io.undertow.Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setHandler(exchange -> exchange.dispatch(this::answer))
            .build();
    server.start();
    var address = (InetSocketAddress) server.getListenerInfo().getFirst().getAddress();
    client = new Socket(InetAddress.getLoopbackAddress(), address.getPort());
    send("GET /first HTTP/1.1\r\nHost: localhost\r\n\r\n");
    await().until(connection::isDone);
  }

  private void answer(HttpServerExchange exchange) throws Exception {
    connection.complete(new UndertowConnection(exchange));
    answer.await();
    answered.incrementAndGet();
    exchange.getResponseSender().send(exchange.getRequestPath());
  }

  @AfterEach
  void stop() throws IOException {
    answer.countDown();
    client.close();
    server.stop();
  }

  @Test
  void hasLeft_clientThatAsksForMoreAndLeaves_isNoticed() throws IOException {
    assertThat(connection.join().hasLeft()).isFalse();
    send(NEXT.formatted("a"));
    assertThat(connection.join().hasLeft()).isFalse();

    client.close();

    await().until(() -> connection.join().hasLeft());
  }

  @Test
  void hasLeft_requestsThatComeInPieces_areAnsweredAfterwards() throws IOException {
    var next = NEXT.formatted("x".repeat(3_000)) + NEXT.formatted("y");
    for (int i = 0; i < next.length(); i += 1_000) {
      send(next.substring(i, Math.min(next.length(), i + 1_000)));
      assertThat(connection.join().hasLeft()).isFalse();
    }

    answer.countDown();

    await().until(() -> answered.get() == 3);
    client.shutdownOutput();
    assertThat(new String(client.getInputStream().readAllBytes(), UTF_8).split("/next", -1))
        .hasSize(3);
  }

  private void send(String text) throws IOException {
    client.getOutputStream().write(text.getBytes(UTF_8));
    client.getOutputStream().flush();
  }
}

package city.madang.etl.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.release.Home;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a steward types and sees; the portal's side is tested with the portal.
class WebhooksCommandTest {
  private static final Map<String, String> ANSWERS =
      Map.of(
          "POST /steward/webhooks",
          "{\"id\": \"wh_1\", \"secret\": \"whsec_x\"}",
          "GET /steward/webhooks",
          "{\"webhooks\": [{\"id\": \"wh_1\", \"url\": \"https://a.example/\", \"active\": true,"
              + " \"datasets\": [\"rides\", \"stops\"]}]}",
          "GET /steward/webhooks/failed",
          "{\"deliveries\": [{\"id\": \"msg_1\", \"attempts\": 8, \"last\": \"now\","
              + " \"reason\": \"answered 500\"}]}",
          "POST /steward/webhooks/wh_1/test",
          "{\"delivered\": false, \"detail\": \"answered 500\"}");

  @TempDir Path root;
  private final List<String> asked = new ArrayList<>();
  private final HttpServer portal;

  WebhooksCommandTest() throws IOException {
    portal = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() throws IOException {
    portal.createContext(
        "/",
        exchange -> {
          try (exchange) {
            var line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            asked.add(line + " " + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            var answer = ANSWERS.getOrDefault(line, "").getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
          }
        });
    portal.start();
    var address = URI.create("http://127.0.0.1:%d/".formatted(portal.getAddress().getPort()));
    new Instance(ProcessHandle.current().pid(), address, true, 0).write(new Home(root));
    Files.writeString(new Home(root).stewardToken(), "secret");
  }

  @AfterEach
  void stop() {
    portal.stop(0);
  }

  @Test
  void add_datasets_showsIdAndSecret() {
    var run = run("add", "https://a.example/", "--dataset", "rides", "--dataset", "stops");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines()).startsWith("wh_1", "whsec_x");
    assertThat(asked)
        .containsExactly(
            "POST /steward/webhooks"
                + " {\"url\":\"https://a.example/\",\"datasets\":[\"rides\",\"stops\"]}");
  }

  @Test
  void list_webhook_isOneLine() {
    assertThat(run("list").out().lines())
        .containsExactly("wh_1  active  rides,stops  https://a.example/");
  }

  @Test
  void failed_delivery_saysWhy() {
    assertThat(run("failed").out().lines())
        .containsExactly("msg_1  8 tries, last now: answered 500");
  }

  @Test
  void test_notTaken_isExitCode1() {
    var run = run("test", "wh_1");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out().strip()).isEqualTo("answered 500");
  }

  @Test
  void retryAndRemove_ids_areInTheAddress() {
    assertThat(run("retry", "msg_1").exitCode()).isZero();
    assertThat(run("remove", "wh_1").exitCode()).isZero();

    assertThat(asked)
        .containsExactly(
            "POST /steward/webhooks/deliveries/msg_1/retry ", "DELETE /steward/webhooks/wh_1 ");
  }

  @Test
  void remove_whatIsNoId_asksNobody() {
    var run = run("remove", "../runs");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().strip()).isEqualTo("madang: '../runs' is no id: list shows them");
    assertThat(asked).isEmpty();
  }

  @Test
  void webhooks_nothingSaid_listsWhatThereIs() {
    var run = CommandRun.of(new WebhooksCommand());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("add, list, remove, test, failed or retry");
  }

  private CommandRun run(String... words) {
    var all = new ArrayList<Object>(List.of(words));
    all.add("--home");
    all.add(root);
    return CommandRun.of(new WebhooksCommand(), all.toArray());
  }
}

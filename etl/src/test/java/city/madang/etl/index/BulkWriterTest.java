package city.madang.etl.index;

import static city.madang.etl.index.IndexTestData.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A real node is hardly ever too busy, so here a server plays one.
class BulkWriterTest {
  private static final String OK =
      "{\"index\": {\"_index\": \"i\", \"_id\": \"1\", \"status\": 201}}";
  private static final String BUSY = failed(429, "es_rejected_execution_exception");

  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<Long> documentsSent = new ArrayList<>();
  private HttpServer server;
  private SearchIndex index;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    var uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    index = new SearchIndex(uri, Duration.ofMillis(1));
  }

  @AfterEach
  void stop() {
    index.close();
    server.stop(0);
  }

  @Test
  void write_oneOfTwoRejected_sendsThatOneAgain() {
    answers.add(bulk(OK, BUSY));
    answers.add(bulk(BUSY));
    answers.add(bulk(OK));

    index.write("i", List.of(row("stops", 1, "하나"), row("stops", 2, "둘")));

    assertThat(documentsSent).containsExactly(2L, 1L, 1L);
  }

  @Test
  void write_requestRejected_sendsItAgain() {
    answers.add(new Answer(429, error("circuit_breaking_exception")));
    answers.add(bulk(OK));

    assertThatCode(() -> index.write("i", List.of(row("stops", 1, "하나"))))
        .doesNotThrowAnyException();
  }

  @Test
  void write_alwaysBusy_givesUp() {
    for (int attempt = 0; attempt < 8; attempt++) {
      answers.add(bulk(BUSY));
    }

    assertThatExceptionOfType(SearchIndexException.class)
        .isThrownBy(() -> index.write("i", List.of(row("stops", 1, "하나"))))
        .withMessageContaining("too busy");
  }

  @Test
  void write_refusedDocument_isToldWithoutItsValue() {
    answers.add(bulk(failed(400, "document_parsing_exception")));

    assertThatExceptionOfType(SearchIndexException.class)
        .isThrownBy(() -> index.write("i", List.of(row("stops", 1, "비밀"))))
        .withMessage("document 1 was refused with status 400 (document_parsing_exception)")
        .withNoCause();
  }

  private void answer(HttpExchange exchange) throws IOException {
    var request = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    documentsSent.add(request.lines().count() / 2);
    var answer = answers.remove();
    var body = answer.body().getBytes(UTF_8);
    exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static Answer bulk(String... items) {
    return new Answer(
        200, "{\"took\": 1, \"errors\": true, \"items\": [%s]}".formatted(String.join(",", items)));
  }

  private static String failed(int status, String type) {
    return "{\"index\": {\"_index\": \"i\", \"_id\": \"1\", \"status\": %d, \"error\": %s}}"
        .formatted(status, "{\"type\": \"%s\", \"reason\": \"value 비밀\"}".formatted(type));
  }

  private static String error(String type) {
    return "{\"status\": 429, \"error\": {\"type\": \"%s\", \"reason\": \"busy\"}}".formatted(type);
  }

  private record Answer(int status, String body) {}
}

package city.madang.portal;

import static city.madang.portal.PortalClient.asSteward;
import static city.madang.portal.PortalClient.get;
import static city.madang.portal.PortalClient.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// After the steward's door, because it publishes too.
@Order(Integer.MAX_VALUE)
class WebhookDoorIT extends DeployedPortal {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String WEBHOOKS = "/steward/webhooks";

  @TempDir Path folder;
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final HttpServer receiver = receiver();

  WebhookDoorIT() throws IOException {}

  private HttpServer receiver() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            received.add(
                exchange.getRequestHeaders().getFirst("webhook-signature")
                    + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(204, -1);
          }
        });
    server.start();
    return server;
  }

  @AfterEach
  void stop() {
    receiver.stop(0);
  }

  @Test
  void post_addressThenRelease_isTold() throws IOException {
    var added = asSteward("POST", WEBHOOKS, "{\"url\": \"" + url() + "\"}");
    assertThat(added.statusCode()).as(added.body()).isEqualTo(200);
    assertThat(header(added, "Cache-Control")).isEqualTo("no-store");
    var webhook = JSON.readTree(added.body());
    assertThat(webhook.path("secret").asString()).matches("whsec_[A-Za-z0-9+/]{43}=");
    var id = webhook.path("id").asString();
    assertThat(asSteward("GET", WEBHOOKS, "").body()).contains(url()).doesNotContain("whsec_");

    var tried = asSteward("POST", WEBHOOKS + "/" + id + "/test", "");
    assertThat(tried.body()).contains("\"delivered\":true");
    publishSquares();
    await().atMost(Duration.ofMinutes(2)).until(() -> received.size() == 2);

    assertThat(received.getLast())
        .startsWith("v1,")
        .contains("\"event\":\"release.published\"", "\"dataset\":\"squares\"");
    assertThat(asSteward("GET", WEBHOOKS + "/failed", "").body()).isEqualTo("{\"deliveries\":[]}");
    assertThat(asSteward("DELETE", WEBHOOKS + "/" + id, "").statusCode()).isEqualTo(204);
    assertProblem(404, "webhook-not-found", asSteward("DELETE", WEBHOOKS + "/" + id, ""));
  }

  @Test
  void post_badRequest_isAProblem() throws IOException {
    for (var body : List.of("[", "{\"url\": \"a b\"}", "{\"datasets\": [\"NO.ID\"]}")) {
      assertProblem(400, "bad-request", asSteward("POST", WEBHOOKS, body));
    }
    var unknown = asSteward("POST", WEBHOOKS, "{\"url\": \"u\", \"datasets\": [\"no-such\"]}");
    assertProblem(400, "transit-stops", unknown);
    for (var body : List.of("{}", "{\"url\": \"ftp://127.0.0.1/\"}")) {
      assertProblem(422, "webhook-refused", asSteward("POST", WEBHOOKS, body));
    }
  }

  @Test
  void any_unknownOrNoToken_isAProblem() throws IOException {
    assertProblem(401, "steward-only", get(WEBHOOKS));
    assertProblem(401, "steward-only", get(WEBHOOKS + "/failed"));
    assertProblem(404, "webhook-not-found", asSteward("POST", WEBHOOKS + "/none/test", ""));
    assertProblem(
        404, "delivery-not-found", asSteward("POST", WEBHOOKS + "/deliveries/none/retry", ""));
  }

  private String url() {
    return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
  }

  private void publishSquares() throws IOException {
    Files.writeString(
        folder.resolve("dataset.yaml"),
        """
        id: squares
        title: {ko: 광장, en: Squares}
        description: {ko: 광장, en: Squares}
        publisher: {name: {ko: 시, en: City}, iri: "https://city.example/"}
        license: CC0-1.0
        source: {uri: squares.csv, format: csv}
        fields:
          - {name: name, type: string, role: open}
        graph: {mapping: squares.rq}
        """);
    Files.writeString(
        folder.resolve("squares.rq"),
        """
        CONSTRUCT { ?square <http://xmlns.com/foaf/0.1/name> ?name }
        WHERE { BIND(IRI(CONCAT(STR(?dataset), "/squares/", STR(?row))) AS ?square) }
        """);
    Files.writeString(folder.resolve("squares.csv"), "name\nMadang\n");
    var body = JSON.createObjectNode().put("folder", folder.toString()).toString();
    var begun = asSteward("POST", "/steward/runs", body);
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
  }

  private static void assertProblem(int status, String type, HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.body()).contains(type).doesNotContain("Exception");
  }
}

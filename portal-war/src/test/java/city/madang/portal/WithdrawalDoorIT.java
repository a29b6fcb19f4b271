package city.madang.portal;

import static city.madang.portal.PortalClient.asSteward;
import static city.madang.portal.PortalClient.get;
import static city.madang.portal.PortalClient.getHere;
import static city.madang.portal.PortalClient.open;
import static city.madang.portal.PortalClient.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.madang.etl.release.Home;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Publishes a dataset, takes it back, and publishes it again.
@Order(Integer.MAX_VALUE - 1)
class WithdrawalDoorIT extends DeployedPortal {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String WITHDRAWALS = "/steward/withdrawals";
  private static final String WHY = "the walls belong to another city";

  @TempDir Path folder;

  @Test
  void withdraw_current_leavesEveryDoorUntilTheNextPublish() throws IOException {
    var walls = walls(folder.resolve("walls"));
    var first = publish(walls);
    assertThat(get("/api/search?q=bastion").body()).contains("\"dataset\":\"walls\"");
    assertThat(graph()).contains(first);

    var withdrawal = withdraw("walls", first, WHY);

    assertThat(withdrawal.path("wasCurrent").asBoolean()).as("%s", withdrawal).isTrue();
    assertThat(withdrawal.path("left")).isEmpty();
    assertThat(withdrawal.path("why").asString()).isEqualTo(WHY);
    assertNoDoorShowsIt(first);

    var second = publish(walls);
    assertThat(second).isNotEqualTo(first);
    assertThat(graph()).contains(second).doesNotContain(first);
    assertThat(get("/api/search?q=bastion").body()).contains("\"version\":\"" + second + "\"");
    assertThat(getHere("/datasets/walls/latest/walls.csv").statusCode()).isEqualTo(307);
    assertThat(getHere("/datasets/walls/releases/" + first + "/walls.csv").body())
        .contains(WHY, "\"current\":\"" + second + "\"");
  }

  private static void assertNoDoorShowsIt(String version) throws IOException {
    assertThat(get("/api/datasets").body()).doesNotContain("walls");
    assertThat(get("/?lang=en").body()).doesNotContain("walls");
    assertThat(get("/api/search?q=bastion").body()).doesNotContain("walls");
    assertThat(graph()).doesNotContain(version);
    for (var path : new String[] {"latest", "releases/" + version}) {
      var response = getHere("/datasets/walls/" + path + "/walls.csv");
      assertThat(response.statusCode()).isEqualTo(410);
      assertThat(response.body()).contains(WHY, "\"withdrawn\":\"");
    }
    assertThat(get("/api/datasets/walls/releases").body()).contains(WHY);
    assertThat(home().releases().resolve("walls")).isEmptyDirectory();
  }

  @Test
  void withdraw_whileADownloadRuns_letsItFinish() throws IOException {
    var dataset = KeepingFixture.LARGE.value();
    var path = "/datasets/" + dataset + "/releases/20261110.1/large.bin";
    await().atMost(Duration.ofMinutes(1)).until(() -> send("HEAD", path, "").statusCode() == 200);
    try (var body = open(path, "Range", "bytes=0-").body()) {
      assertThat(body.read()).isZero();

      withdraw(dataset, "20261110.1", WHY);

      assertThat(home().release(KeepingFixture.LARGE, "20261110.1")).doesNotExist();
      assertThat(get(path).statusCode()).isEqualTo(410);
      assertThat(1 + count(body)).isEqualTo(KeepingFixture.LARGE_BYTES);
    }
  }

  @Test
  void withdraw_again_keepsTheFirstReason() throws IOException {
    var again = withdraw("gone-files", "20261110.1", "another reason");

    assertThat(again.path("why").asString()).isEqualTo(KeepingFixture.WHY);
    assertThat(again.path("at").asString()).isEqualTo("2026-11-21T12:00:00Z");
    assertThat(again.path("wasCurrent").asBoolean()).isFalse();
  }

  @Test
  void withdraw_wrongRequest_isProblem() throws IOException {
    assertThat(send("POST", WITHDRAWALS, "{}", "Content-Type", "application/json").statusCode())
        .isEqualTo(401);
    assertThat(asSteward("POST", WITHDRAWALS, "[").statusCode()).isEqualTo(400);
    assertThat(asSteward("POST", WITHDRAWALS, body("gone-files", "20261110.1", "")).statusCode())
        .isEqualTo(400);
    assertThat(asSteward("POST", WITHDRAWALS, body("gone-files", "1' or 1", WHY)).body())
        .contains("release-not-found");
    assertThat(asSteward("POST", WITHDRAWALS, body("GONE", "20261110.1", WHY)).body())
        .contains("dataset-not-found");
  }

  private static JsonNode withdraw(String dataset, String version, String why) throws IOException {
    var response = asSteward("POST", WITHDRAWALS, body(dataset, version, why));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  private static String body(String dataset, String version, String why) {
    return JSON.createObjectNode()
        .put("dataset", dataset)
        .put("version", version)
        .put("why", why)
        .toString();
  }

  private static String publish(Path folder) throws IOException {
    asSteward(
        "POST", "/steward/runs", JSON.createObjectNode().put("folder", "" + folder).toString());
    await().atMost(Duration.ofMinutes(2)).until(() -> run().path("exitCode").isNumber());
    var message = run().path("messages").path(0).asString();
    assertThat(message).startsWith("published release ");
    return message.substring("published release ".length());
  }

  private static JsonNode run() throws IOException {
    return JSON.readTree(asSteward("GET", "/steward/runs/walls", "").body());
  }

  private static String graph() {
    var query =
        "SELECT ?v { GRAPH <http://localhost:8080/datasets/walls/graph>"
            + " { ?g <http://www.w3.org/ns/dcat#version> ?v } }";
    return get(
            "/sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8),
            "Accept",
            "text/csv")
        .body();
  }

  private static long count(InputStream body) throws IOException {
    return body.transferTo(OutputStream.nullOutputStream());
  }

  private static Home home() {
    return new Home(Path.of(System.getProperty("madang.test.home")));
  }

  private static Path walls(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("dataset.yaml"),
        """
        id: walls
        title: {ko: 성벽, en: Bastion walls}
        description: {ko: 설명, en: About walls}
        publisher: {name: {ko: 시, en: City}, iri: "https://city.example/"}
        license: CC0-1.0
        source: {uri: walls.csv, format: csv}
        fields:
          - {name: name, type: string, role: open}
        graph: {mapping: walls.rq}
        index: {rows: true, text: [name]}
        """);
    Files.writeString(
        folder.resolve("walls.rq"),
        """
        CONSTRUCT { ?wall <urn:name> ?name }
        WHERE { BIND(IRI(CONCAT(STR(?dataset), "/wall/", STR(?row))) AS ?wall) }
        """);
    Files.writeString(folder.resolve("walls.csv"), "name\nnorth bastion\nsouth bastion\n");
    return folder;
  }
}

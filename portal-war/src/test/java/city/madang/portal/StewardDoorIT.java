package city.madang.portal;

import static city.madang.portal.PortalClient.asSteward;
import static city.madang.portal.PortalClient.get;
import static city.madang.portal.PortalClient.header;
import static city.madang.portal.PortalClient.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Late among the doors, because it publishes what the others look at.
@Order(Integer.MAX_VALUE - 1)
class StewardDoorIT extends DeployedPortal {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String RUNS = "/steward/runs";
  private static final String GRAPH = "<http://localhost:8080/datasets/transit-stops/graph>";

  @Test
  void post_noToken_isProblem401() {
    assertProblem(
        401, "steward-only", send("POST", RUNS, "{}", "Content-Type", "application/json"));
    assertProblem(401, "steward-only", get(RUNS + "/transit-stops"));
  }

  @Test
  void ask_noTokenAndWrongInOtherWays_isProblem401First() {
    assertProblem(401, "steward-only", send("POST", RUNS, "a=b", "Content-Type", "text/plain"));
    assertProblem(401, "steward-only", get("/steward/files", "Accept", "text/plain"));
    assertProblem(401, "steward-only", send("DELETE", RUNS, ""));
    assertProblem(401, "steward-only", get("/steward/none"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"//steward/files", "/%73teward/files", "/steward//files", "/./steward/files"})
  void get_noTokenAndAddressSpeltOtherwise_isNotAnswered(String address) {
    assertThat(get(address).statusCode()).isIn(401, 404);
  }

  @Test
  void post_tokenAndWrongContentType_isProblem415() throws IOException {
    var response = asSteward("POST", RUNS, "a=b", "text/plain");

    assertProblem(415, "unsupported-media-type", response);
  }

  @Test
  void post_wrongToken_isProblem401() {
    for (var shown : new String[] {"Bearer wrong", "Bearer ", "Basic c3Rld2FyZA==", "wrong"}) {
      assertProblem(401, "steward-only", get(RUNS + "/transit-stops", "Authorization", shown));
    }
  }

  @Test
  void post_unknownFolder_isABadDescriptor() throws IOException {
    var response = publish(Path.of("/nowhere"));

    assertThat(response.statusCode()).isEqualTo(200);
    var run = JSON.readTree(response.body());
    assertThat(run.path("exitCode").asInt()).isEqualTo(4);
    assertThat(run.path("messages").path(0).asString())
        .startsWith("nowhere/dataset.yaml:1: cannot be read");
  }

  @Test
  void post_noFolder_isProblem400() throws IOException {
    for (var body : new String[] {"{}", "[", "{\"folder\": \"\\u0000\"}"}) {
      assertProblem(400, "bad-request", asSteward("POST", RUNS, body));
    }
  }

  @Test
  void get_datasetWithoutRun_isProblem404() throws IOException {
    assertProblem(404, "dataset-not-found", asSteward("GET", RUNS + "/none", ""));
    assertProblem(404, "dataset-not-found", asSteward("GET", RUNS + "/NO.ID", ""));
  }

  @Test
  void post_bundledDataset_isPublishedAtEveryDoor() throws IOException {
    var bundled = Path.of(System.getProperty("madang.datasets"));

    var begun = publish(bundled.resolve("transit-stops"));
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
    await().atMost(Duration.ofMinutes(3)).until(StewardDoorIT::hasEnded);

    var message = progress().path("messages").path(0).asString();
    assertThat(message).startsWith("published release ");
    assertEveryDoorShows(message.substring("published release ".length()));
  }

  private static void assertEveryDoorShows(String version) {
    assertThat(dataset().path("version").asString()).isEqualTo(version);
    assertThat(get("/api/search?q=" + encode("정류장")).body())
        .contains("http://localhost:8080/datasets/transit-stops");
    assertThat(get("/api/search?q=broadway").body()).contains("\"kind\":\"row\"");
    assertThat(sparql("SELECT ?v { %s <http://www.w3.org/ns/dcat#version> ?v }".formatted(GRAPH)))
        .isEqualTo("v\r\n" + version + "\r\n");
    assertThat(sparql("SELECT (COUNT(?s) AS ?n) { ?s <http://vocab.gtfs.org/terms#code> ?c }"))
        .isEqualTo("n\r\n923\r\n");
    var file = get("/datasets/transit-stops/releases/" + version + "/stops.csv");
    assertThat(file.body()).startsWith("stop_id,stop_code,").hasLineCount(924);
    assertThat(get("/datasets/transit-stops/latest/stops.csv").body()).isEqualTo(file.body());
  }

  private static JsonNode dataset() {
    for (var dataset : JSON.readTree(get("/api/datasets").body()).path("datasets")) {
      if (dataset.path("id").asString().equals("transit-stops")) {
        return dataset;
      }
    }
    throw new AssertionError("no dataset transit-stops");
  }

  private static String sparql(String query) {
    return get("/sparql?query=" + encode(query), "Accept", "text/csv").body();
  }

  private static boolean hasEnded() throws IOException {
    return progress().path("exitCode").isNumber();
  }

  private static JsonNode progress() throws IOException {
    return JSON.readTree(asSteward("GET", RUNS + "/transit-stops", "").body());
  }

  private static HttpResponse<String> publish(Path folder) throws IOException {
    return asSteward("POST", RUNS, JSON.createObjectNode().put("folder", "" + folder).toString());
  }

  private static void assertProblem(int status, String type, HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(response.body()).contains(type).doesNotContain("Exception");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

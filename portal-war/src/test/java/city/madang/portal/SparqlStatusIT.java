package city.madang.portal;

import static city.madang.portal.PortalClient.get;
import static city.madang.portal.PortalClient.header;
import static city.madang.portal.PortalClient.send;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The figures of the SPARQL door, as its queries move them.
class SparqlStatusIT extends DeployedPortal {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void status_answersHitsAndFailures_areCounted() {
    var before = status();
    var query = address("SELECT ?p { ?s ?p ?o } LIMIT 3 #" + UUID.randomUUID());

    var first = get(query);
    get(query);
    get(query, "If-None-Match", header(first, "ETag"));
    send("HEAD", query, "");
    get(address("SELECT"));
    get(address("ASK { SERVICE <http://127.0.0.1:1/> {} }"));
    send("POST", "/sparql", "ASK {}", "Content-Type", "text/plain");

    Awaitility.await().until(() -> grown(before, "/sinceStart/answered") >= 4);
    var now = status();
    assertThat(grown(before, "/sinceStart/cached/answers")).isGreaterThanOrEqualTo(3);
    for (var kind : new String[] {"sparql-syntax", "sparql-refused", "unsupported-media-type"}) {
      assertThat(grown(before, "/sinceStart/failed/" + kind)).as(kind).isPositive();
    }
    assertThat(now.at("/lately/queries").asLong()).isGreaterThanOrEqualTo(7);
    assertThat(now.at("/lately/cacheHitShare").asDouble()).isBetween(0.01, 1.);
    assertThat(now.at("/lately/evaluated/p99Millis").asDouble())
        .isGreaterThanOrEqualTo(now.at("/lately/evaluated/p50Millis").asDouble())
        .isPositive();
  }

  @Test
  void status_door_tellsItsLanesAndTheAgeOfItsData() {
    var response = get("/sparql/status");
    var status = JSON.readTree(response.body());

    assertThat(header(response, "Content-Type")).isEqualTo("application/json");
    assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
    assertThat(status.at("/lanes/cheap/places").asInt()).isEqualTo(8);
    assertThat(status.at("/lanes/heavy/running").isInt()).isTrue();
    assertThat(status.at("/jobs").isObject()).isTrue();
    assertThat(status.at("/data/state").isIntegralNumber()).isTrue();
    assertThat(Instant.parse(status.at("/data/published").asString())).isBefore(Instant.now());
    assertThat(status.at("/data/ageSeconds").asLong()).isPositive();
    assertThat(status.at("/uptimeSeconds").asLong()).isPositive();
  }

  @Test
  void metrics_scraped_areOpenMetricsWithoutWordsOfClients() {
    var secret = "words-of-a-client-" + UUID.randomUUID();
    get(address("ASK { ?s ?p '" + secret + "' }"));
    get(address("SELECT " + secret));

    var response = get("/metrics", "Accept", "application/openmetrics-text;version=1.0.0;q=0.5");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type").replace(" ", ""))
        .isEqualTo("application/openmetrics-text;version=1.0.0;charset=utf-8");
    assertThat(response.body())
        .contains("madang_sparql_queries_total{outcome=\"sparql-syntax\"}")
        .contains("madang_sparql_answer_seconds_bucket{cache=\"miss\",le=\"0.1\"}")
        .contains("madang_sparql_lane_waiting{lane=\"heavy\"}")
        .contains("jvm_memory_used_bytes{area=\"heap\"}", "jvm_threads_current")
        .doesNotContain(secret, "127.0.0.1")
        .endsWith("# EOF\n");
  }

  private static long grown(JsonNode before, String pointer) {
    return status().at(pointer).asLong() - before.at(pointer).asLong();
  }

  private static JsonNode status() {
    return JSON.readTree(get("/sparql/status").body());
  }

  private static String address(String query) {
    return "/sparql?query=" + URLEncoder.encode(query, UTF_8);
  }
}

package city.madang.portal;

import static city.madang.portal.PortalClient.get;
import static city.madang.portal.PortalClient.header;
import static city.madang.portal.PortalClient.send;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a query costs, told before and after.
class SparqlExplainIT extends DeployedPortal {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String NAME = "http://xmlns.com/foaf/0.1/name";
  private static final String GRAPH = "http://localhost:8080/datasets/transit-stops/graph";

  @Test
  void explain_counted_hasPlanEstimateAndFigures() {
    var query = "SELECT ?s ?n { ?s <%s> ?n FILTER(STRLEN(?n) > 1) }".formatted(NAME);
    var address = explain(query) + "&default-graph-uri=" + encode(GRAPH);
    Awaitility.await().until(() -> read(get(address).body()).has("properties"));

    var response = get(address);
    var told = read(response.body());

    assertThat(header(response, "Content-Type")).isEqualTo("application/json");
    assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
    OpenApiCheck.of(get("/api/openapi.json").body()).requireFits("Explanation", told);
    assertThat(told.path("form").asString()).isEqualTo("SELECT");
    assertThat(told.path("plan").asString()).contains("(filter", "<" + NAME + ">");
    assertThat(told.path("estimatedRows").isIntegralNumber()).isTrue();
    assertThat(told.path("properties").path(NAME).asLong()).isEqualTo(1);
    assertThat(told.path("functions").toString()).isEqualTo("[\"strlen\"]");
    assertThat(told.path("limits").path("beginSeconds").asInt()).isEqualTo(3);
  }

  @Test
  void explain_endlessQuery_isTheHeavyLanesAndDoesNotRun() {
    var values = "{ " + "1 ".repeat(300) + "}";
    var query =
        "SELECT (COUNT(*) AS ?n) { VALUES ?a %1$s VALUES ?b %1$s VALUES ?c %1$s VALUES ?d %1$s }"
            .formatted(values);

    var told = read(get(explain(query)).body());

    assertThat(told.path("lane").asString()).isEqualTo("heavy");
    assertThat(told.path("reason").asString()).contains("multiplies");
    assertThat(told.path("cached").asBoolean()).isFalse();
  }

  @Test
  void explain_afterTheQuery_knowsThatItIsCached() {
    var query = "ASK { <urn:x> ?p ?o } #" + UUID.randomUUID();
    var before = read(get(explain(query)).body());
    get("/sparql?query=" + encode(query));

    var after = read(get(explain(query)).body());

    assertThat(before.path("cached").asBoolean()).isFalse();
    assertThat(after.path("cached").asBoolean()).isTrue();
    assertThat(after.path("lane").asString()).isEqualTo("cheap");
  }

  @Test
  void explain_byPost_isTheSame() {
    var query = "SELECT * { ?s ?p ?o } LIMIT 5";
    var form = "application/x-www-form-urlencoded";

    var got = get(explain(query)).body();

    assertThat(
            send("POST", "/sparql", "explain=1&query=" + encode(query), "Content-Type", form)
                .body())
        .isEqualTo(got);
    assertThat(
            send("POST", "/sparql?explain=1", query, "Content-Type", "application/sparql-query")
                .body())
        .isEqualTo(got);
  }

  @Test
  void explain_inABrowser_isAPage() {
    var page = get(explain("ASK { ?s ?p \"<b>\" }"), "Accept", "text/html");

    assertThat(header(page, "Content-Type")).startsWith("text/html");
    assertThat(page.body()).contains("<pre>", "&lt;b&gt;").doesNotContain("<b>");
    assertThat(get("/sparql", "Accept", "text/html").body()).contains("name=\"explain\"");
  }

  @Test
  void explain_wrongValue_isProblem() {
    assertThat(get(explain("ASK {}") + "&explain=1").statusCode()).isEqualTo(400);
    assertThat(get("/sparql?query=ASK%7B%7D&explain=maybe").body()).contains("explain");
    assertThat(get(explain("ASK {")).body()).contains("sparql-syntax");
  }

  @Test
  void get_wholeAnswer_hasItsRows() {
    var query = "SELECT * { VALUES ?a { 1 2 3 } } #" + UUID.randomUUID();

    for (var cache : new String[] {"madang; fwd=miss", "madang; hit"}) {
      var response = get("/sparql?query=" + encode(query));

      assertThat(header(response, "Query-Rows")).isEqualTo("3");
      assertThat(header(response, "Cache-Status")).isEqualTo(cache);
      assertThat(header(response, "Access-Control-Expose-Headers")).contains("Query-Rows");
    }
    assertThat(header(get("/sparql?query=ASK%7B%7D"), "Query-Rows")).isEmpty();
  }

  private static JsonNode read(String body) {
    return JSON.readTree(body);
  }

  private static String explain(String query) {
    return "/sparql?explain=1&query=" + encode(query);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}

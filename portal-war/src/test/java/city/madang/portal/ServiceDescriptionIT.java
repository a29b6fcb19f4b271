package city.madang.portal;

import static city.madang.portal.PortalClient.get;
import static city.madang.portal.PortalClient.header;
import static city.madang.portal.PortalClient.send;
import static city.madang.portal.ProtocolTestData.form;
import static city.madang.portal.ProtocolTestData.graph;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.exec.QueryExec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How the SPARQL door tells programs and people what it is.
class ServiceDescriptionIT extends DeployedPortal {
  private static final String BROWSER =
      "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
  private static final String SD =
      "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>"
          + " PREFIX void: <http://rdfs.org/ns/void#> ";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/turtle",
        "application/n-triples",
        "application/rdf+xml",
        "application/ld+json"
      })
  void sd_returns_rdf(String type) {
    for (var address : List.of("/sparql", "/.well-known/void")) {
      var response = get(address, "Accept", type);

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(header(response, "Content-Type")).startsWith(type);
      assertThat(header(response, "Vary")).contains("Accept");
      assertThat(ask(read(response, type), "?s a sd:Service ; sd:endpoint ?e")).isTrue();
    }
  }

  @Test
  void sd_has_endpoint_triple() {
    var endpoint = "?s a sd:Service ; sd:endpoint <http://localhost:8080/sparql>";

    assertThat(ask(described(), endpoint)).isTrue();
  }

  @Test
  void sd_conforms_to_schema() {
    var described = described();

    assertThat(ask(described, "?s sd:supportedLanguage sd:SPARQL11Query")).isTrue();
    assertThat(ask(described, "?s sd:supportedLanguage sd:SPARQL11Update")).isFalse();
    assertThat(ask(described, "?d sd:namedGraph ?g FILTER NOT EXISTS { ?g sd:name ?n }")).isFalse();
    assertThat(ask(described, "?s ?p ?o FILTER(isBlank(?s) && ?p = sd:endpoint)")).isFalse();
    assertThat(ask(described, "?d sd:namedGraph [ sd:name <%s> ]".formatted(graph(1)))).isTrue();
  }

  @Test
  void get_figures_comeSoonAndAreRight() {
    var figures =
        "<%s> void:triples 2 ; void:classPartition [ void:class ?c ; void:entities 1 ]"
            .formatted(graph(1));

    await().atMost(ofSeconds(20)).until(() -> ask(described(), figures));
    var tag = header(get("/sparql", "Accept", "text/turtle"), "ETag");
    assertThat(get("/sparql", "Accept", "text/turtle", "If-None-Match", tag).statusCode())
        .isEqualTo(304);
    assertThat(send("HEAD", "/sparql", "", "Accept", "text/turtle").body()).isEmpty();
  }

  @Test
  void get_browserWithoutAQuery_isAForm() {
    var page = get("/sparql", "Accept", BROWSER);

    assertThat(header(page, "Content-Type")).isEqualTo("text/html;charset=utf-8");
    assertThat(header(page, "Content-Security-Policy")).contains("default-src 'none'");
    assertThat(page.body())
        .contains("<form", "name=\"query\"", ".well-known/void")
        .doesNotContain("<script");
  }

  @Test
  void get_browserWithAQuery_isATable() {
    var query = "SELECT ?n ?none { ?s <http://xmlns.com/foaf/0.1/name> ?n } ORDER BY ?n";
    var table = get("/sparql?" + form("query", query), "Accept", BROWSER);
    var truth = get("/sparql?" + form("query", "ASK {}"), "Accept", BROWSER);
    var attack = "SELECT ('<script>alert(1)</script>' AS ?a) {}";
    var escaped = get("/sparql?" + form("query", attack), "Accept", BROWSER);

    assertThat(header(table, "Content-Security-Policy")).contains("default-src 'none'");
    assertThat(table.body()).contains("<th scope=\"col\">n</th>", "바다 OCEAN");
    assertThat(truth.body()).contains(">예<");
    assertThat(escaped.body()).contains("&lt;script&gt;").doesNotContain("<script");
  }

  @Test
  void query_method_isLikeDirectPost() {
    var query = "SELECT (STRLEN('가') AS ?n) {}";
    var type = "application/sparql-query;version=1.2";

    var asked = send("QUERY", "/sparql", query, "Content-Type", type, "Accept", "text/csv");

    assertThat(asked.statusCode()).isEqualTo(200);
    assertThat(asked.body()).isEqualTo("n\r\n1\r\n");
    assertThat(header(asked, "Vary")).contains("Accept", "Accept-Encoding");
    assertThat(send("QUERY", "/sparql", query, "Content-Type", "text/plain").statusCode())
        .isEqualTo(415);
    assertThat(header(send("PATCH", "/sparql", ""), "Allow")).contains("QUERY");
    assertThat(header(send("OPTIONS", "/sparql", ""), "Access-Control-Allow-Methods"))
        .contains("QUERY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/sparql", "/.well-known/void", "/rdf-graph-store?default"})
  void get_anyOrigin_mayReadWithoutCredentials(String address) {
    var response = get(address, "Origin", "https://elsewhere.example");

    assertThat(header(response, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(header(response, "Access-Control-Allow-Credentials")).isEmpty();
  }

  private static Graph described() {
    return read(get("/sparql", "Accept", "text/turtle"), "text/turtle");
  }

  private static Graph read(HttpResponse<String> response, String type) {
    return RDFParser.fromString(response.body(), RDFLanguages.contentTypeToLang(type)).toGraph();
  }

  private static boolean ask(Graph graph, String pattern) {
    try (var query = QueryExec.graph(graph).query(SD + "ASK { " + pattern + " }").build()) {
      return query.ask();
    }
  }
}

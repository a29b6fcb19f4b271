package city.madang.portal;

import static city.madang.portal.PortalClient.get;
import static city.madang.portal.PortalClient.header;
import static city.madang.portal.PortalClient.send;
import static city.madang.portal.ProtocolTestData.graph;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The read side of the SPARQL 1.1 Graph Store HTTP Protocol. The first tests are those of W3C,
/// with writing turned around.
class GraphStoreProtocolIT extends DeployedPortal {
  private static final String STORE = "/rdf-graph-store";
  private static final String TRIPLE =
      "<%1$s> <%2$s> <http://xmlns.com/foaf/0.1/Document> ."
          .formatted(graph(1), ProtocolTestData.TYPE);

  @ParameterizedTest(name = "gsp_{0}_refused")
  @CsvSource({
    "PUT,text/turtle",
    "POST,text/turtle",
    "POST,multipart/form-data;boundary=b",
    "DELETE,text/turtle",
    "PATCH,application/sparql-update",
  })
  void gsp_write_isRefused(String method, String type) {
    var graph = "urn:x-test:" + UUID.randomUUID();
    for (var address : List.of(address(graph), STORE, STORE + "?default")) {
      var body = "<urn:x-test:s> <urn:x-test:p> 1 .";

      var response = send(method, address, body, "Content-Type", type);

      assertThat(response.statusCode()).isEqualTo(405);
      assertThat(header(response, "Allow")).contains("GET", "HEAD").doesNotContain(method);
    }
    assertThat(get(address(graph)).statusCode()).isEqualTo(404);
  }

  @Test
  void gsp_get_graph() {
    var triples = get(address(graph(1)), "Accept", "application/n-triples");

    assertThat(triples.statusCode()).isEqualTo(200);
    assertThat(header(triples, "Content-Type")).isEqualTo("application/n-triples");
    assertThat(triples.body()).contains(TRIPLE).doesNotContain(graph(2));
  }

  @Test
  void gsp_get_default() {
    var response = get(STORE + "?default", "Accept", "text/turtle");

    assertThat(header(response, "Content-Type")).startsWith("text/turtle");
    assertThat(response.body()).contains(graph(1), graph(2), "바다 OCEAN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void gsp_missing_graph(String method) {
    var response = send(method, address("urn:x-test:" + UUID.randomUUID()), "");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains(method.equals("GET") ? "graph-not-found" : "");
  }

  @Test
  void head_existing_indirect() {
    var head = send("HEAD", address(graph(1)), "", "Accept", "text/turtle; charset=utf-8");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(header(head, "Content-Type")).startsWith("text/turtle");
    assertThat(head.headers().firstValue("Content-Length")).as("not known, so not told").isEmpty();
    assertThat(head.body()).isEmpty();
  }

  @Test
  void get_uri_pct_encoded_indirect() {
    assertThat(get(STORE + "?graph=" + graph(1)).statusCode()).isEqualTo(200);
  }

  @Test
  void get_uri_pct_encoded_twice() {
    var once = address(graph(1)).replaceAll("f$", "%66");
    var twice = address(graph(1)).replaceAll("f$", "%2566");

    assertThat(get(once).statusCode()).isEqualTo(200);
    assertThat(get(twice).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/turtle",
        "application/n-triples",
        "application/rdf+xml",
        "application/ld+json",
        "application/trig",
        "application/n-quads"
      })
  void get_formats_holdTheGraph(String type) {
    var response = get(address(graph(1)), "Accept", type);

    assertThat(header(response, "Content-Type")).startsWith(type);
    assertThat(header(response, "Vary")).contains("Accept", "Accept-Encoding");
    var read = read(response, type).getDefaultModel();
    assertThat(read.size()).as("the triple and the version").isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/trig", "application/n-quads"})
  void get_withoutAGraph_hasAllWithTheirNames(String type) {
    var read = read(get(STORE, "Accept", type), type);

    for (int number : List.of(1, 2, 3)) {
      assertThat(read.getNamedModel(graph(number)).size()).isEqualTo(2);
    }
    assertThat(read.getDefaultModel().isEmpty()).isTrue();
    assertThat(get(STORE, "Accept", "text/turtle").statusCode()).isEqualTo(406);
  }

  @Test
  void get_again_isNotModified() {
    var first = get(address(graph(1)), "Accept", "text/turtle");
    var tag = header(first, "ETag");

    var again = get(address(graph(1)), "Accept", "text/turtle", "If-None-Match", tag);
    var other = get(address(graph(1)), "Accept", "application/n-triples", "If-None-Match", tag);
    var head = send("HEAD", address(graph(1)), "", "If-None-Match", tag);

    assertThat(tag).startsWith("\"");
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(header(again, "ETag")).isEqualTo(tag);
    assertThat(other.statusCode()).as("another format is another representation").isEqualTo(200);
    assertThat(head.statusCode()).isEqualTo(304);
    assertThat(header(get(address(graph(2)), "Accept", "text/turtle"), "ETag")).isNotEqualTo(tag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?graph=a&graph=b", "?default&graph=a", "?default&default"})
  void get_notOneGraph_isBad(String query) {
    assertThat(get(STORE + query).statusCode()).isEqualTo(400);
  }

  private static Dataset read(HttpResponse<String> response, String type) {
    Lang lang = RDFLanguages.contentTypeToLang(type);
    var dataset = DatasetFactory.create();
    RDFParser.fromString(response.body(), lang).parse(dataset);
    return dataset;
  }

  private static String address(String graph) {
    return STORE + "?graph=" + URLEncoder.encode(graph, StandardCharsets.UTF_8);
  }
}

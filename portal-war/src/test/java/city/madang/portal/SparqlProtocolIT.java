package city.madang.portal;

import static city.madang.portal.PortalClient.header;
import static city.madang.portal.ProtocolTestData.FORM;
import static city.madang.portal.ProtocolTestData.QUERY;
import static city.madang.portal.ProtocolTestData.UPDATE;
import static city.madang.portal.ProtocolTestData.form;
import static city.madang.portal.ProtocolTestData.graph;
import static city.madang.portal.ProtocolTestData.pattern;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The tests of the SPARQL 1.1 Protocol, by the names and with the requests that they have in the
/// test suite of W3C. Written anew in Java. Updates are turned around: each must be refused, and
/// must leave nothing behind.
class SparqlProtocolIT extends DeployedPortal {
  private static final String ZERO = "default-graph-uri=http%3A%2F%2Fkasei.us%2F0";
  private static final String BOM = "\ufeff";
  private static final List<String> RESULTS =
      List.of("application/sparql-results+json", "application/sparql-results+xml");

  @ParameterizedTest(name = "{0}")
  @MethodSource("queries")
  void query(String name, Executable test) throws Throwable {
    test.execute();
  }

  static Stream<Arguments> queries() {
    var documents = "ASK { %s . %s }".formatted(pattern(1), pattern(2));
    var named = "{ GRAPH ?g1 { %s } GRAPH ?g2 { %s } }".formatted(pattern(1), pattern(2));
    var both = "ASK { " + pattern(3) + named.substring(1);
    var twoDefaults = form("default-graph-uri", graph(1), "default-graph-uri", graph(2));
    var twoNamed = form("named-graph-uri", graph(1), "named-graph-uri", graph(2));
    return Stream.of(
        isTrue("query_post_form", () -> post("?" + ZERO, "query=ASK%20%7B%7D", FORM)),
        isTrue(
            "query_dataset_default_graphs_get",
            () -> get("?" + form("query", documents) + "&" + twoDefaults)),
        isTrue(
            "query_dataset_default_graphs_post", () -> post("?" + twoDefaults, documents, QUERY)),
        isTrue(
            "query_dataset_named_graphs_post", () -> post("?" + twoNamed, "ASK " + named, QUERY)),
        isTrue(
            "query_dataset_named_graphs_get",
            () -> get("?" + form("query", "ASK " + named) + "&" + twoNamed)),
        isTrue(
            "query_dataset_full",
            () -> post("?" + form("default-graph-uri", graph(3)) + "&" + twoNamed, both, QUERY)),
        isTrue(
            "query_multiple_dataset",
            () -> post("?" + twoNamed, "ASK FROM <%s> ".formatted(graph(3)) + named, QUERY)),
        isTrue("query_get", () -> get("?query=ASK%20%7B%7D&" + ZERO)),
        hasType("query_content_type_select", "SELECT (1 AS ?value) {}", RESULTS),
        hasType("query_content_type_ask", "ASK {}", RESULTS),
        hasType(
            "query_content_type_describe",
            "DESCRIBE <http://example.org/>",
            List.of("text/turtle")),
        hasType(
            "query_content_type_construct",
            "CONSTRUCT { <s> <p> 1 } WHERE {}",
            List.of("text/turtle")),
        isTrue("query_post_direct", () -> post("", "ASK {}", QUERY)),
        isBad("bad_query_method", () -> send("PUT", "?query=ASK%20%7B%7D&" + ZERO, "", FORM)),
        isBad("bad_multiple_queries", () -> get("?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D")),
        isBad("bad_query_wrong_media_type", () -> post("", "ASK {}", "text/plain")),
        isBad("bad_query_missing_form_type", () -> post("", "query=ASK%20%7B%7D", "")),
        isBad("bad_query_missing_direct_type", () -> post("", "ASK {}", "")),
        isBad(
            "bad_query_non_utf8",
            () -> send("POST", "", (BOM + "ASK {}").getBytes(UTF_16BE), QUERY + ";charset=UTF-16")),
        isBad("bad_query_syntax", () -> get("?query=ASK%20%7B")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("updates")
  void update(String name, Function<String, HttpResponse<String>> request) {
    var graph = "urn:x-test:" + UUID.randomUUID();

    var response = request.apply(graph);

    assertThat(response.statusCode()).as(response.body()).isBetween(400, 499);
    var ask = "ASK { GRAPH <%s> { ?s ?p ?o } }".formatted(graph);
    assertThat(post("", ask, QUERY).body()).as("it was applied").contains("false");
  }

  static Stream<Arguments> updates() {
    var using = form("using-graph-uri", graph(1));
    var usingNamed = form("using-named-graph-uri", graph(1), "using-named-graph-uri", graph(2));
    return Stream.of(
        refused("update_dataset_default_graph", g -> post("?" + using, insert(g), UPDATE)),
        refused(
            "update_dataset_default_graphs",
            g -> post("?" + using + "&" + form("using-graph-uri", graph(2)), insert(g), UPDATE)),
        refused("update_dataset_named_graphs", g -> post("?" + usingNamed, insert(g), UPDATE)),
        refused(
            "update_dataset_full", g -> post("?" + using + "&" + usingNamed, insert(g), UPDATE)),
        refused("update_post_form", g -> post("", form("update", insert(g)), FORM)),
        refused("update_post_direct", g -> post("", insert(g), UPDATE)),
        refused(
            "update_base_uri",
            g -> post("", "INSERT DATA { GRAPH <%s> { <s> <p> <test> } }".formatted(g), UPDATE)),
        refused("bad_update_get", g -> get("?" + form("update", insert(g)))),
        refused(
            "bad_multiple_updates",
            g -> post("", form("update", insert(g), "update", insert(g)), FORM)),
        refused("bad_update_wrong_media_type", g -> post("", insert(g), "text/plain")),
        refused("bad_update_missing_form_type", g -> post("", form("update", insert(g)), "")),
        refused(
            "bad_update_non_utf8",
            g ->
                send(
                    "POST", "", (BOM + insert(g)).getBytes(UTF_16BE), UPDATE + "; charset=UTF-16")),
        refused("bad_update_syntax", g -> post("", "update=CLEAR%20XYZ", FORM)),
        refused(
            "bad_update_dataset_conflict",
            g ->
                post(
                    "?" + usingNamed,
                    "WITH <%1$s> DELETE { ?s ?p 1 } INSERT { ?s ?p 2 } WHERE { ?s ?p 1 }"
                        .formatted(g),
                    UPDATE)));
  }

  private static String insert(String graph) {
    return "INSERT DATA { GRAPH <%1$s> { <%1$s> <urn:x-test:p> 1 } }".formatted(graph);
  }

  private static Arguments refused(String name, Function<String, HttpResponse<String>> request) {
    return arguments(name, request);
  }

  private static Arguments isTrue(String name, Request request) {
    return test(
        name,
        () -> {
          var response = request.send();
          assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
          assertThat(response.body()).contains("\"boolean\" : true");
        });
  }

  private static Arguments isBad(String name, Request request) {
    return test(name, () -> assertThat(request.send().statusCode()).isBetween(400, 499));
  }

  private static Arguments hasType(String name, String query, List<String> types) {
    return test(
        name,
        () -> {
          var response = post("?" + ZERO, query, QUERY);
          assertThat(response.statusCode()).isEqualTo(200);
          assertThat(types).contains(header(response, "Content-Type").replaceAll(";.*", ""));
        });
  }

  private static Arguments test(String name, Executable test) {
    return arguments(name, test);
  }

  private static HttpResponse<String> get(String query) {
    return PortalClient.get("/sparql" + query);
  }

  private static HttpResponse<String> post(String query, String body, String type) {
    return send("POST", query, body, type);
  }

  private static HttpResponse<String> send(String method, String query, String body, String type) {
    return send(method, query, body.getBytes(UTF_8), type);
  }

  private static HttpResponse<String> send(String method, String query, byte[] body, String type) {
    return PortalClient.sendBytes(method, "/sparql" + query, body, type);
  }

  private interface Request {
    HttpResponse<String> send();
  }
}

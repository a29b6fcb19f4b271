package city.madang.portal;

import static city.madang.portal.PortalClient.get;
import static city.madang.portal.PortalClient.header;
import static city.madang.portal.PortalClient.send;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparqlDoorIT extends DeployedPortal {
  private static final String NAMES = "SELECT ?n { ?s <http://xmlns.com/foaf/0.1/name> ?n }";
  private static final String DIRECT = "application/sparql-query";

  @Test
  void get_select_answersInTheAskedFormat() {
    var response = get(address(NAMES), "Accept", "text/csv");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).isEqualTo("text/csv;charset=utf-8");
    assertThat(header(response, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(response.body()).isEqualTo("n\r\n바다 OCEAN\r\n");
  }

  @Test
  void post_directAndForm_answerTheSame() {
    var filter = "ASK { ?s ?p \"바다 OCEAN\" }";

    var direct = send("POST", "/sparql", filter, "Content-Type", DIRECT);
    var form =
        send(
            "POST",
            "/sparql",
            "query=" + encode(filter),
            "Content-Type",
            "application/x-www-form-urlencoded");

    assertThat(direct.body()).contains("true").isEqualTo(form.body());
  }

  @Test
  void head_select_hasHeadersOnly() {
    var response = send("HEAD", address(NAMES), "", "Accept", "text/csv");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Length")).isEqualTo("17");
    assertThat(response.body()).isEmpty();
  }

  @Test
  void head_lengthIsNotKnown_isLeftOut() {
    var many = "SELECT ?a ?b { VALUES ?a { %1$s } VALUES ?b { %1$s } }".formatted("1 ".repeat(300));

    for (var coding : List.of("identity", "gzip")) {
      var head = send("HEAD", address(many), "", "Accept", "text/csv", "Accept-Encoding", coding);

      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(header(head, "Content-Length")).isNotEqualTo("0");
    }
  }

  @Test
  void get_notUtf8_isProblemThatNamesTheParameter() {
    var form = "application/x-www-form-urlencoded";
    var query = "query=ASK+%7B+%3Fs+%3Fp+%22%C1%A4%22+%7D";

    for (var response :
        List.of(get("/sparql?" + query), send("POST", "/sparql", query, "Content-Type", form))) {
      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.body()).contains("the parameter 'query' is not UTF-8");
    }
  }

  @Test
  void get_graphOfTheDataset_holdsItsVersion() {
    var query = "SELECT ?v { ?g <http://www.w3.org/ns/dcat#version> ?v }";
    var graph = "http://localhost:8080/datasets/transit-stops/graph";

    var inside = get(address(query) + "&default-graph-uri=" + encode(graph), "Accept", "text/csv");
    var elsewhere = get(address(query) + "&default-graph-uri=urn:x", "Accept", "text/csv");

    assertThat(inside.body()).isEqualTo("v\r\n20261123.1\r\n");
    assertThat(elsewhere.body()).isEqualTo("v\r\n");
  }

  @Test
  void get_words_findWhatHasThem() {
    var query =
        "SELECT ?n { (?s ?score ?n) <http://jena.apache.org/text#query> ('바다' 5) FILTER(?score > 0)"
            + " }";

    assertThat(get(address(query), "Accept", "text/csv").body()).isEqualTo("n\r\n바다 OCEAN\r\n");
    assertThat(get(address("ASK { ?s <http://jena.apache.org/text#query> ?n }")).statusCode())
        .isEqualTo(400);
    assertThat(get(address("ASK { ?s <http://jena.apache.org/text#other> 'x' }")).statusCode())
        .isEqualTo(403);
  }

  @Test
  void get_distanceOfPlaces_isInMeters() {
    var query =
        """
        PREFIX geo: <http://www.opengis.net/ont/geosparql#>
        PREFIX geof: <http://www.opengis.net/def/function/geosparql/>
        PREFIX uom: <http://www.opengis.net/def/uom/OGC/1.0/>
        SELECT (ROUND(geof:distance("POINT(-73.8 40.6)"^^geo:wktLiteral, ?to, uom:metre)) AS ?m) {
          BIND("<http://www.opengis.net/def/crs/EPSG/0/4326> POINT(51.6 -0.5)"^^geo:wktLiteral AS ?to)
        }
        """;

    // Source: C. F. F. Karney, GeographicLib, the example of GeodSolve: from JFK to LHR.
    assertThat(get(address(query), "Accept", "text/csv").body()).contains("5551759");
  }

  @Test
  void get_syntaxError_isProblemWithPlace() {
    var response = get(address("SELECT * {\n ?s ?p }"));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(response.body()).contains("sparql-syntax").contains("\"line\":2");
  }

  @Test
  void get_service_isRefused() {
    assertThat(get(address("SELECT * { SERVICE <http://127.0.0.1:1/> {} }")).statusCode())
        .isEqualTo(403);
  }

  @Test
  void post_update_isRefused() {
    var body = "update=" + encode("DROP ALL");

    assertThat(
            send("POST", "/sparql", body, "Content-Type", "application/x-www-form-urlencoded")
                .statusCode())
        .isEqualTo(403);
    assertThat(
            send("POST", "/sparql", "DROP ALL", "Content-Type", "application/sparql-update")
                .statusCode())
        .isEqualTo(415);
  }

  @Test
  void post_overOneMegabyte_isTooLarge() {
    var body = "ASK {} #" + " ".repeat(1 << 20);

    assertThat(send("POST", "/sparql", body, "Content-Type", DIRECT).statusCode()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Expect: 100-continue\r\n"})
  void post_muchTooLarge_isAProblemBeforeItsBody(String wish) throws IOException {
    var head =
        "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: %d\r\n%s\r\n"
            .formatted(DIRECT, 64 << 20, wish);
    int port = Integer.getInteger("madang.test.http.port");
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));

      var lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      var answer = lines.readLine();
      var header = lines.readLine();
      while (!header.isEmpty()) {
        header = lines.readLine();
      }
      var body = new char[1_000];

      assertThat(answer).startsWith("HTTP/1.1 413");
      assertThat(new String(body, 0, lines.read(body))).contains("content-too-large", "at most");
    }
  }

  @Test
  void post_endless_isAnsweredInTime() {
    var values = " { " + "1 ".repeat(300) + "} ";
    var query =
        "SELECT (COUNT(*) AS ?n) { VALUES ?a"
            + values
            + "VALUES ?b"
            + values
            + "VALUES ?c"
            + values
            + "VALUES ?d"
            + values
            + "VALUES ?e"
            + values
            + "}";
    var start = Instant.now();

    var response = send("POST", "/sparql", query, "Content-Type", DIRECT);

    assertThat(response.statusCode()).isEqualTo(503);
    // Joined values are held in memory: which limit is met first depends on the heap.
    assertThat(response.body()).containsAnyOf("sparql-timeout", "sparql-out-of-memory");
    assertThat(header(response, "Retry-After").isEmpty())
        .isEqualTo(response.body().contains("sparql-timeout"));
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void post_sortsThatOutgrowTheHeap_endAndLeaveTheOtherDoorsOpen() {
    var values = "{ " + "1 ".repeat(300) + "} ";
    var query = "SELECT * { VALUES ?a %1$s VALUES ?b %1$s VALUES ?c %1$s VALUES ?d %1$s }";
    var sort = (query + " ORDER BY ?d ?c ?b ?a").formatted(values);

    var statuses =
        IntStream.range(0, 4)
            .mapToObj(_ -> supplyAsync(() -> send("POST", "/sparql", sort, "Content-Type", DIRECT)))
            .toList()
            .stream()
            .map(answer -> answer.join().statusCode());

    assertThat(statuses).containsOnly(503);
    assertThat(get("/api/search?q=stop").statusCode()).isEqualTo(200);
    assertThat(get("/health").statusCode()).isEqualTo(200);
  }

  @Test
  void otherMethods_areNotAllowed() {
    var delete = send("DELETE", "/sparql", "");
    var options = send("OPTIONS", "/sparql", "");

    assertThat(delete.statusCode()).isEqualTo(405);
    assertThat(header(delete, "Allow")).contains("GET", "HEAD", "POST", "OPTIONS");
    assertThat(options.statusCode()).isEqualTo(200);
    assertThat(header(options, "Access-Control-Allow-Methods")).contains("POST");
    assertThat(header(options, "Access-Control-Allow-Credentials")).isEmpty();
  }

  @Test
  void preflight_ofWhatCanBeEnded_allowsDelete() {
    for (var path : List.of("/sparql/queries/x", "/sparql/jobs/x")) {
      assertThat(header(send("OPTIONS", path, ""), "Access-Control-Allow-Methods"))
          .contains("DELETE");
    }
    for (var path : List.of("/sparql", "/sparql/jobs/x/result", "/rdf-graph-store")) {
      assertThat(header(send("OPTIONS", path, ""), "Access-Control-Allow-Methods"))
          .contains("GET")
          .doesNotContain("DELETE");
    }
  }

  private static String address(String query) {
    return "/sparql?query=" + encode(query);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

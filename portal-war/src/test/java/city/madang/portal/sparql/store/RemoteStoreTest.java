package city.madang.portal.sparql.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.madang.portal.problem.ProblemException;
import city.madang.portal.sparql.bounds.MemoryBudget;
import city.madang.portal.sparql.bounds.TemporaryFiles;
import city.madang.portal.sparql.engine.EngineBounds;
import city.madang.portal.sparql.format.ResultFormat;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.sse.SSE;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteStoreTest {
  private static final DatasetDescription ALL = DatasetDescription.create(List.of(), List.of());
  private static FusekiServer fuseki;
  private static RemoteStore store;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    var graphs =
        SSE.parseDatasetGraph(
            "(dataset (graph (<urn:s> <urn:p> '가') (<urn:s> <urn:p> 'a'@en) (<urn:s> <urn:q> _:b))"
                + " (graph <urn:a> (<urn:s> <urn:p> 'of a')) (graph <urn:b> (<urn:s> <urn:p> 'of"
                + " b')))");
    fuseki = FusekiServer.create().port(0).loopback(true).add("/ds", graphs).build().start();
    store = store(fuseki.getHttpPort());
  }

  @AfterAll
  static void stop() {
    store.close();
    fuseki.stop();
  }

  private static RemoteStore store(int port) {
    return new RemoteStore(
        URI.create("http://127.0.0.1:%d/ds/sparql".formatted(port)), Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "SELECT ?o { <urn:s> <urn:p> ?o FILTER(LANG(?o) = '') }; text/csv; 가",
        "SELECT ?o { <urn:s> <urn:p> ?o }; application/sparql-results+xml; xml:lang=\"en\"",
        "SELECT ?none { <urn:s> <urn:none> ?none }; text/tab-separated-values; ?none",
        "ASK { <urn:s> <urn:p> 'a'@en }; application/sparql-results+json; true",
        "ASK { <urn:none> ?p ?o }; text/html; 아니요",
        "CONSTRUCT { ?s <urn:made> ?o } { ?s <urn:p> ?o }; application/n-triples; <urn:made> \"가\"",
        "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }; text/turtle; _:",
        "DESCRIBE <urn:s>; application/ld+json; 가",
        "SELECT (SUM(?x) AS ?s) { VALUES ?x { 1 2 } }; text/csv; 3",
      })
  void write_anyFormAndFormat_isAnswered(String query, String format, String part) {
    assertThat(written(store, query, ALL, format)).contains(part);
  }

  @Test
  void write_namedGraphs_areThoseOfTheRequest() {
    var graphs = DatasetDescription.create(List.of("urn:a"), List.of("urn:b"));

    assertThat(written(store, "SELECT ?o { ?s ?p ?o }", graphs, "text/csv"))
        .isEqualTo("o\r\nof a\r\n");
    assertThat(written(store, "SELECT ?o { GRAPH ?g { ?s ?p ?o } }", graphs, "text/csv"))
        .isEqualTo("o\r\nof b\r\n");
  }

  @Test
  void write_manyRows_areStreamed() {
    var many = "SELECT ?a ?b { VALUES ?a { %1$s } VALUES ?b { %1$s } }".formatted("1 ".repeat(400));

    assertThat(written(store, many, ALL, "text/csv").lines()).hasSize(160_001);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * { ?a <urn:p>+ ?b }",
        "SELECT * { ?a (<urn:p>|<urn:q>)* ?b FILTER EXISTS { ?a <urn:p>* ?c } }",
        "SELECT (SUM(EXISTS { ?a ^<urn:p>+ ?b }) AS ?s) { ?x ?y ?z }",
        "SELECT * { ?a ?b ?c } ORDER BY EXISTS { ?a <urn:p>+ ?d }",
        "SELECT * { ?a <bif:contains> 'x' }",
        "ASK { ?a <http://www.ontotext.com/owlim/lucene#x> 'x' }",
      })
  void check_whatHasNoBoundThere_isRefused(String query) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> store.check(query(query)))
        .matches(problem -> problem.problem().status() == 403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ASK { <urn:s> <urn:p>+ ?b }", "ASK { ?a <urn:p>/<urn:q> ?b }"})
  void check_pathsWithAnEndOrOfFixedLength_pass(String query) {
    store.check(query(query));
  }

  @Test
  void write_storeIsDown_isProblemThatNamesNothing() throws IOException {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    try (var down = store(port)) {
      assertUnavailable(down);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 500 Oops|Content-Length: 0||",
        "HTTP/1.1 302 Found|Location: http://127.0.0.1:1/|Content-Length: 0||",
        "HTTP/1.1 200 OK|Content-Type: text/html|Content-Length: 6||<html>",
        "HTTP/1.1 200 OK|"
            + "Content-Length: 999||"
            + "{\"head\":{\"vars\":[\"o\"]},\"results\":{\"bindings\":[",
        "",
      })
  void write_storeAnswersAnythingElse_isProblem(String answer) throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var strange = store(server.getLocalPort())) {
      var serving = runAsync(() -> serve(server, answer));

      assertUnavailable(strange);

      serving.join();
    }
  }

  @Test
  void stop_storeThatNeverAnswers_closesTheConnection() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var slow = store(server.getLocalPort())) {
      var evaluation = slow.evaluate(query("ASK {}"), ALL, bounds());
      var writing =
          runAsync(() -> evaluation.write(format("ASK {}", "text/html"), out(), () -> {}));
      try (var connection = server.accept()) {
        readRequest(connection);

        evaluation.stop();

        assertThat(connection.getInputStream().read()).isNegative();
        assertThatExceptionOfType(CompletionException.class)
            .isThrownBy(writing::join)
            .withCauseInstanceOf(QueryCancelledException.class);
      }
    }
  }

  private void assertUnavailable(RemoteStore asked) {
    var failure =
        catchThrowableOfType(
            ProblemException.class,
            () -> written(asked, "SELECT ?o { <urn:s> ?p ?o }", ALL, "text/csv"));

    assertThat(failure.problem().status()).isEqualTo(503);
    assertThat(failure.problem().members().toString()).doesNotContain("127.0.0.1");
  }

  private static void serve(ServerSocket server, String answer) {
    try (var connection = server.accept()) {
      readRequest(connection);
      connection.getOutputStream().write(answer.replace("|", "\r\n").getBytes(UTF_8));
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  /// It is small and comes at once.
  private static void readRequest(Socket connection) throws IOException {
    var request = new StringBuilder();
    while (!request.toString().contains("query=")) {
      request.append((char) connection.getInputStream().read());
    }
    connection.getInputStream().skipNBytes(connection.getInputStream().available());
  }

  private String written(
      RemoteStore asked, String text, DatasetDescription graphs, String mediaType) {
    var out = out();
    asked.evaluate(query(text), graphs, bounds()).write(format(text, mediaType), out, () -> {});
    return out.toString(UTF_8);
  }

  private static ByteArrayOutputStream out() {
    return new ByteArrayOutputStream();
  }

  private EngineBounds bounds() {
    return new EngineBounds(new MemoryBudget(1 << 20), new TemporaryFiles(folder, 0));
  }

  private static Query query(String text) {
    return QueryFactory.create(text, Syntax.syntaxSPARQL_12);
  }

  private static ResultFormat format(String text, String mediaType) {
    var parts = mediaType.strip().split("/", 2);
    return ResultFormat.choose(query(text), List.of(new MediaType(parts[0], parts[1])));
  }
}

package city.madang.portal.sparql.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.portal.problem.ProblemException;
import city.madang.portal.sparql.bounds.MemoryBudget;
import city.madang.portal.sparql.bounds.OverBudgetError;
import city.madang.portal.sparql.bounds.TemporaryFiles;
import city.madang.portal.sparql.engine.EngineBounds;
import city.madang.portal.sparql.format.ResultFormat;
import city.madang.portal.sparql.query.PreparedQueries;
import city.madang.portal.sparql.query.PreparedQuery;
import city.madang.portal.sparql.store.EmbeddedStore;
import com.sun.net.httpserver.HttpServer;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.sse.SSE;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServicesTest {
  private static final DatasetDescription ALL = DatasetDescription.create(List.of(), List.of());

  @TempDir Path folder;
  private FusekiServer fuseki;
  private HttpServer odd;
  private Services services;
  private EmbeddedStore store;

  @BeforeEach
  void start() throws IOException {
    var there =
        SSE.parseDatasetGraph(
            "(dataset (graph (<urn:s> <urn:p> 1) (<urn:t> <urn:p> 2) (<urn:u> <urn:p> 3)))");
    fuseki = FusekiServer.create().port(0).loopback(true).add("/ds", there).build().start();
    odd = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    odd.start();
    services = new Services(List.of(there(), odd()), Duration.ofSeconds(20));
    var here = SSE.parseDatasetGraph("(dataset (graph (<urn:s> <urn:q> 7) (<urn:t> <urn:q> 8)))");
    var own = DatasetGraphFactory.createTxnMem();
    here.find().forEachRemaining(own::add);
    store = new EmbeddedStore(own, Optional.empty(), services);
  }

  @AfterEach
  void stop() {
    services.close();
    fuseki.stop();
    odd.stop(0);
  }

  private URI there() {
    return URI.create("http://127.0.0.1:%d/ds/sparql".formatted(fuseki.getHttpPort()));
  }

  private URI odd() {
    return URI.create("http://127.0.0.1:%d/odd".formatted(odd.getAddress().getPort()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT ?s ?o { SERVICE <there> { ?s <urn:p> ?o } } ORDER BY ?o|urn:s,1 urn:t,2 urn:u,3",
        "SELECT ?o ?x { ?s <urn:q> ?x SERVICE <there> { ?s <urn:p> ?o } } ORDER BY ?o|1,7 2,8",
        "SELECT ?o ?x { SERVICE <there> { ?s <urn:p> ?o } ?s <urn:q> ?x } ORDER BY ?o|1,7 2,8",
        "SELECT ?s ?x { ?s <urn:q> ?x OPTIONAL { SERVICE <there> { ?s <urn:p> ?o FILTER(?o > 1) } }"
            + " FILTER BOUND(?o) }|urn:t,8",
        "SELECT ?m ?n { { SELECT (MAX(?o) AS ?m) { SERVICE <there> { ?s <urn:p> ?o } } } { SELECT"
            + " (MAX(?o) AS ?n) { ?s <urn:q> ?o } } }|3,8",
        "SELECT ?x ?n { ?s <urn:q> ?x SERVICE <there> { SELECT (COUNT(?o) AS ?n) { ?s <urn:p> ?o }"
            + " } } ORDER BY ?x|7,3 8,3",
      })
  void service_thatIsAllowed_isAsked(String query, String rows) {
    var lines = ask(query).replace("\r", "").lines().skip(1).toList();
    assertThat(String.join(" ", lines)).isEqualTo(rows);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { SERVICE <there> { ?s ?p ?o } SERVICE <there#> { ?a ?b ?c } }",
        "SELECT * { VALUES ?to { <there> } SERVICE ?to { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <there?query=x> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <urn:x> { ?s ?p ?o } } }",
        "SELECT * { SERVICE <there> { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } }",
        "SELECT * { SERVICE <there> { SERVICE <there> { ?s ?p ?o } } }",
      })
  void service_ofAnotherAddress_isRefused(String query) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> read(query))
        .matches(problem -> problem.problem().status() == 403);
  }

  @Test
  void service_thatRedirects_isNotFollowed() {
    odd.createContext(
        "/odd",
        exchange -> {
          exchange.getResponseHeaders().set("Location", there().toString());
          exchange.sendResponseHeaders(307, -1);
          exchange.close();
        });
    requireUnavailable("SELECT * { SERVICE <odd> { ?s ?p ?o } }");
    requireUnavailable("SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <odd> { ?s ?p ?o } } }");
    assertThat(ask("SELECT ?x { ?s <urn:q> ?x SERVICE SILENT <odd> { ?s ?p ?o } }").lines())
        .hasSize(3);
  }

  @Test
  void service_thatTalksNonsense_isUnavailable() {
    odd.createContext(
        "/odd",
        exchange -> {
          var bytes = "<html>".getBytes(UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    requireUnavailable("SELECT * { SERVICE <odd> { ?s ?p ?o } }");
  }

  @Test
  void service_thatSendsWithoutEnd_isBounded() {
    odd.createContext(
        "/odd",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          var out = exchange.getResponseBody();
          out.write("{\"head\":{\"vars\":[\"s\"]},\"results\":{\"bindings\":[".getBytes(UTF_8));
          var row = "{\"s\":{\"type\":\"literal\",\"value\":\"x\"}},".repeat(1_000).getBytes(UTF_8);
          while (true) {
            out.write(row);
          }
        });
    assertThatThrownBy(() -> ask("SELECT * { ?a <urn:q> ?x SERVICE <odd> { ?s ?p ?o } }"))
        .isInstanceOf(OverBudgetError.class);
  }

  @Test
  void service_thatDoesNotAnswer_isLeftWhenTheQueryIsStopped() throws Exception {
    var asked = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    odd.createContext(
        "/odd",
        exchange -> {
          asked.countDown();
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    var query = read("SELECT * { SERVICE <odd> { ?s ?p ?o } }");
    var evaluation = store.evaluate(query.query(), ALL, bounds());
    Thread.startVirtualThread(
        () -> {
          try {
            asked.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          evaluation.stop();
        });
    assertThatThrownBy(() -> evaluation.write(format(query), new ByteArrayOutputStream(), () -> {}))
        .isInstanceOf(QueryCancelledException.class);
    end.countDown();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT * { MANY OPTIONAL { SERVICE <odd> { ?s <urn:p> ?o } } }|40",
        "SELECT * { MANY OPTIONAL { SERVICE <odd> { ?s <urn:p> ?o FILTER(?o > 1) } } }|40",
        "SELECT * { MANY OPTIONAL { SERVICE <odd> { ?s <urn:p> ?o } FILTER(?n < 5) } }|40",
        "SELECT * { MANY { ?s <urn:q> ?x } UNION { SERVICE <odd> { ?s <urn:p> ?o } } }|2",
        "SELECT * { MANY { SERVICE <odd> { ?s <urn:p> ?o } OPTIONAL { ?s <urn:q> ?x } } }|1",
        "SELECT * { MANY MINUS { SERVICE <odd> { ?s <urn:p> ?o } } }|39",
      })
  void service_thatManyRowsAsk_isAskedOnce(String query, int rows) {
    var asked = answerOne();

    assertThat(ask(query.replace("MANY", many()))).hasLineCount(1 + rows);
    assertThat(asked).hasValue(1);
  }

  @Test
  void service_thatIsAskedForEachRow_isRefusedBeyondAFew() {
    var asked = answerOne();

    assertThatThrownBy(
            () ->
                ask(
                    "SELECT * { MANY FILTER EXISTS { SERVICE <odd> { ?s <urn:p> ?o } } }"
                        .replace("MANY", many())))
        .isInstanceOf(OverBudgetError.class)
        .cause()
        .extracting(problem -> ((ProblemException) problem).problem().members().get("detail"))
        .asString()
        .contains("16 times");
    assertThat(asked).hasValue(16);
  }

  private static String many() {
    return IntStream.range(0, 40)
        .mapToObj(i -> i == 7 ? "(<urn:s> 7)" : "(<urn:s%1$d> %1$d)".formatted(i))
        .collect(joining(" ", "VALUES (?s ?n) { ", " }"));
  }

  private AtomicInteger answerOne() {
    var asked = new AtomicInteger();
    odd.createContext(
        "/odd",
        exchange -> {
          asked.incrementAndGet();
          var bytes =
              """
              {"head":{"vars":["s","o"]},"results":{"bindings":[{
                "s":{"type":"uri","value":"urn:s"},"o":{"type":"literal","value":"1"}}]}}
              """
                  .getBytes(UTF_8);
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    return asked;
  }

  @Test
  void service_answer_isNotKept() {
    assertThat(read("ASK { SERVICE <there> { ?s ?p ?o } }").lasting()).isFalse();
  }

  private void requireUnavailable(String query) {
    assertThatThrownBy(() -> ask(query))
        .isInstanceOf(OverBudgetError.class)
        .cause()
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.problem().status()).isEqualTo(502));
  }

  private PreparedQuery read(String text) {
    var named = text.replace("<there", "<" + there()).replace("<odd>", "<" + odd() + ">");
    return new PreparedQueries(URI.create("http://localhost/sparql"), store.listServices())
        .read(named);
  }

  private String ask(String text) {
    var query = read(text);
    var written = new ByteArrayOutputStream();
    store.evaluate(query.query(), ALL, bounds()).write(format(query), written, () -> {});
    return written.toString(UTF_8);
  }

  private static ResultFormat format(PreparedQuery query) {
    return ResultFormat.choose(query.query(), List.of(new MediaType("text", "csv")));
  }

  private EngineBounds bounds() {
    return new EngineBounds(new MemoryBudget(1 << 20), new TemporaryFiles(folder, 0));
  }
}

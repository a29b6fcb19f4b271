package city.madang.portal.sparql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.madang.portal.problem.ProblemException;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.sse.SSE;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparqlQueriesTest {
  private static final String ENDLESS =
      "SELECT (COUNT(*) AS ?n) { %s }"
          .formatted(
              IntStream.range(0, 6)
                  .mapToObj(i -> "VALUES ?v" + i + " { " + "1 ".repeat(300) + "}")
                  .collect(Collectors.joining(" ")));

  @TempDir Path folder;
  private SparqlQueries queries;

  @BeforeEach
  void open() {
    queries = new SparqlQueries(store(), Optional::empty, settings(2, 1 << 20));
  }

  @AfterEach
  void close() {
    queries.close();
  }

  @Test
  void run_formats_areNegotiated() throws IOException {
    assertThat(text("SELECT ?o { <urn:s> <urn:p> ?o }", "text/csv")).isEqualTo("o\r\n가\r\n");
    assertThat(text("SELECT ?o { <urn:s> <urn:p> ?o }", "text/tab-separated-values"))
        .isEqualTo("?o\n\"가\"\n");
    assertThat(text("ASK { <urn:s> ?p ?o }", "application/json")).contains("true");
    assertThat(text("ASK { <urn:s> ?p ?o }", "application/sparql-results+xml")).contains("true");
    assertThat(text("CONSTRUCT WHERE { <urn:s> ?p ?o }", "application/n-triples"))
        .isEqualTo("<urn:s> <urn:p> \"가\" .\n");
    assertThat(text("DESCRIBE <urn:s>", "text/turtle")).contains("<urn:s>").contains("\"가\"");
  }

  @Test
  void run_namedGraphs_areOursOrEmpty() throws IOException {
    var count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }";

    assertThat(csv(count, List.of("urn:g"), List.of())).isEqualTo("n\r\n1\r\n");
    assertThat(csv(count, List.of("http://127.0.0.1:1/x"), List.of())).isEqualTo("n\r\n0\r\n");
    assertThat(csv("SELECT ?g { GRAPH ?g {} }", List.of(), List.of("urn:g")))
        .isEqualTo("g\r\nurn:g\r\n");
    assertThat(csv("SELECT (COUNT(*) AS ?n) FROM <urn:h> { ?s ?p ?o }", List.of(), List.of()))
        .isEqualTo("n\r\n0\r\n");
  }

  @Test
  void run_endlessQuery_isAnsweredInTime() {
    var start = Instant.now();

    assertThat(problem(ENDLESS)).isEqualTo("sparql-timeout");

    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void run_memoryIsShort_longestQueryEndsBeforeItsTime() {
    var limits = settings(Duration.ofMinutes(5), 2, 1 << 20);

    try (var starved = new SparqlQueries(store(), Optional::empty, limits, () -> true)) {
      var failure =
          catchThrowableOfType(
              ProblemException.class, () -> run(starved, ENDLESS, "application/json"));

      assertThat(failure.problem().status()).isEqualTo(503);
      assertThat(failure.problem().members().get("type"))
          .asString()
          .endsWith("/sparql-out-of-memory");
    }
  }

  @Test
  void run_afterTimeouts_threadsAreFreeAgain() throws Exception {
    for (int i = 0; i < 4; i++) {
      assertThat(problem(ENDLESS)).isEqualTo("sparql-timeout");
      Thread.sleep(100);
    }

    assertThat(text("ASK {}", "application/json")).contains("true");
  }

  @Test
  void run_engineIgnoresItsLimit_callerIsAnsweredAndNewQueriesAreRefused() {
    var regex = "ASK { FILTER(REGEX(\"" + "x".repeat(60) + "\", \"^(x+x+)+\\\\1y$\")) }";

    assertThat(problem(regex)).isEqualTo("sparql-timeout");
    assertThat(problem(regex)).isEqualTo("sparql-timeout");
    assertThat(problem("ASK {}")).as("both threads are lost").isEqualTo("overloaded");
  }

  @Test
  void run_largeResult_goesThroughAFile() throws IOException {
    try (var large = new SparqlQueries(store(), Optional::empty, settings(1, 100_000))) {
      var spool = run(large, rows(2_000), "text/csv");

      assertThat(spool.size()).isGreaterThan(10_000);
      assertThat(sent(spool)).startsWith("a\r\n").endsWith("2000\r\n");
    }
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void run_resultOverLimit_isProblem() {
    try (var small = new SparqlQueries(store(), Optional::empty, settings(1, 1_000))) {
      var failure =
          catchThrowableOfType(ProblemException.class, () -> run(small, rows(2_000), "text/csv"));

      assertThat(failure.problem().status()).isEqualTo(413);
    }
  }

  @Test
  void run_hiddenGraph_isNotRead() throws IOException {
    var all =
        SSE.parseDatasetGraph(
            "(dataset (graph <urn:a> (<urn:s> <urn:p> 'a')) (graph <urn:b> (<urn:s> <urn:p>"
                + " 'b')))");
    for (var shown : List.of(Set.of("urn:b"), Set.<String>of())) {
      try (var some = new SparqlQueries(all, () -> Optional.of(shown), settings(1, 1_000))) {
        var named = new SparqlRequest("SELECT ?o { ?s ?p ?o }", List.of("urn:a"), List.of());

        assertThat(sent(run(some, named, "text/csv"))).isEqualTo("o\r\n");
        assertThat(sent(run(some, "SELECT ?o { ?s ?p ?o }", "text/csv")))
            .isEqualTo(shown.isEmpty() ? "o\r\n" : "o\r\nb\r\n");
        assertThat(sent(run(some, "SELECT ?o { GRAPH ?g { ?s ?p ?o } }", "text/csv")))
            .isEqualTo(shown.isEmpty() ? "o\r\n" : "o\r\nb\r\n");
      }
    }
  }

  @Test
  void run_unacceptable_isProblem() {
    assertThat(
            catchThrowableOfType(ProblemException.class, () -> text("ASK {}", "image/png"))
                .problem()
                .status())
        .isEqualTo(406);
  }

  private static String rows(int count) {
    return "SELECT ?a { VALUES ?a { %s } } ORDER BY ?a"
        .formatted(
            IntStream.rangeClosed(1, count)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(" ")));
  }

  private String problem(String query) {
    var failure =
        catchThrowableOfType(ProblemException.class, () -> text(query, "application/json"));
    return String.valueOf(failure.problem().members().get("type")).replaceAll(".*/", "");
  }

  private String text(String query, String accept) throws IOException {
    return sent(run(queries, query, accept));
  }

  private String csv(String query, List<String> defaults, List<String> named) throws IOException {
    return sent(run(queries, new SparqlRequest(query, defaults, named), "text/csv"));
  }

  private static Spool run(SparqlQueries queries, String query, String accept) {
    return run(queries, new SparqlRequest(query, List.of(), List.of()), accept);
  }

  private static Spool run(SparqlQueries queries, SparqlRequest request, String accept) {
    var query = QueryReader.read(request, URI.create("http://localhost/sparql"));
    var format = ResultFormat.choose(query, List.of(toMediaType(accept)));
    return queries.run(query, QueryReader.graphs(request, query), format);
  }

  /// The parser of JAX-RS needs a server.
  private static MediaType toMediaType(String accept) {
    var parts = accept.split("/", 2);
    return new MediaType(parts[0], parts[1]);
  }

  private static String sent(Spool spool) throws IOException {
    var out = new ByteArrayOutputStream();
    spool.sendTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private SparqlSettings settings(int memoryKilobytes, long resultBytes) {
    return settings(Duration.ofMillis(500), memoryKilobytes, resultBytes);
  }

  private SparqlSettings settings(Duration timeout, int memoryKilobytes, long resultBytes) {
    return new SparqlSettings(
        URI.create("http://localhost/sparql"),
        timeout,
        2,
        memoryKilobytes * 1_000,
        resultBytes,
        folder);
  }

  private static DatasetGraph store() {
    var store = DatasetGraphFactory.createTxnMem();
    store.executeWrite(
        () -> {
          store.add(SSE.parseQuad("(_ <urn:s> <urn:p> '가')"));
          store.add(SSE.parseQuad("(<urn:g> <urn:s2> <urn:p> 2)"));
        });
    return store;
  }
}

package city.madang.portal.sparql.run;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.madang.portal.http.ClientConnection;
import city.madang.portal.http.ClientWatch;
import city.madang.portal.http.Language;
import city.madang.portal.problem.ProblemException;
import city.madang.portal.sparql.bounds.TemporaryFiles;
import city.madang.portal.sparql.format.ResultFormat;
import city.madang.portal.sparql.lane.Place;
import city.madang.portal.sparql.query.QueryReader;
import city.madang.portal.sparql.query.SparqlRequest;
import city.madang.portal.sparql.store.EmbeddedStore;
import city.madang.portal.sparql.store.RemoteStore;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.sse.SSE;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparqlQueriesTest {
  /// It holds little.
  private static final String ENDLESS =
      "SELECT (COUNT(*) AS ?n) { %s }"
          .formatted(
              IntStream.range(0, 6)
                  .mapToObj(i -> "VALUES ?v" + i + " { " + "1 ".repeat(300) + "}")
                  .collect(Collectors.joining(" ")));

  private static final long QUERY_BYTES = 16 << 20;

  private static final ClientConnection CLIENT =
      new ClientConnection() {
        @Override
        public boolean hasLeft() {
          return false;
        }

        @Override
        public void breakOff() {
          throw new AssertionError();
        }
      };

  @TempDir Path folder;
  private final ClientWatch watch = new ClientWatch();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private SparqlQueries queries;

  @BeforeEach
  void open() {
    queries = open(settings(2));
  }

  @AfterEach
  void close() {
    queries.close();
    watch.close();
    threads.close();
  }

  private SparqlQueries open(SparqlSettings settings) {
    return new SparqlQueries(data(store(), Optional::empty), settings, watch);
  }

  private static PublishedData data(DatasetGraph graphs, Supplier<Optional<Set<String>>> shown) {
    return new PublishedData(new EmbeddedStore(graphs), shown, () -> OptionalLong.of(1));
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
    var limits = settings(Duration.ofMinutes(5), 2, 0);

    var data = data(store(), Optional::empty);

    try (var starved = new SparqlQueries(data, limits, watch, SparqlQueries.PATIENCE, () -> true)) {
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
  void run_mostOfItsTimeWentBySomebodyElses_isToldToAskAgain() throws Exception {
    var others = open(settings(Duration.ofSeconds(2), 2, 0));
    var heavy = Objects.requireNonNull(others.lanes().get("heavy"));
    var taken = List.of(heavy.enter("a").get(), heavy.enter("b").get());

    var end = supplyAsync(() -> problem(others, ENDLESS, UUID.randomUUID().toString()), threads);
    CompletableFuture.delayedExecutor(1_500, TimeUnit.MILLISECONDS)
        .execute(() -> taken.forEach(Place::close));

    assertThat(end.get()).isEqualTo("overloaded");
    assertThat(problem(others, ENDLESS, UUID.randomUUID().toString())).isEqualTo("sparql-timeout");
    others.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ASK { FILTER(REGEX('LONG', '^(x+x+)+\\\\1y$')) }",
        "ASK { FILTER(REGEX(?x, '^(x+x+)+\\\\1y$')) BIND('LONG' AS ?x) }",
        "ASK { BIND('LONG' AS ?x) FILTER(!EXISTS { FILTER(REGEX(?x, '^(x+x+)+\\\\1y$')) }) }",
        "SELECT (SUM(STRLEN(REPLACE(?x, '^(x+x+)+\\\\1y$', ''))) AS ?n) { VALUES ?x { 'LONG' } }",
        "SELECT * { VALUES ?x { 'LONG' 'LONGx' } }"
            + " ORDER BY <http://www.w3.org/2005/xpath-functions#matches>(?x, '^(x+x+)+\\\\1y$')"
            + " <http://www.w3.org/2005/xpath-functions#replace>(?x, '^(x+x+)+\\\\1y$', '')",
      })
  void run_patternThatBacktracks_endsInTime(String query) {
    assertThat(problem(query.replace("LONG", "x".repeat(60)))).isEqualTo("sparql-timeout");

    Awaitility.await().until(() -> queries.heavyTaken() == 0);
  }

  @Test
  void run_engineIgnoresItsLimit_keepsItsPlaceForAWhile() {
    assertThat(problem(deaf())).isEqualTo("sparql-timeout");
    assertThat(problem(deaf())).isEqualTo("sparql-timeout");
    assertThat(problem(ENDLESS)).as("both heavy places are taken").isEqualTo("overloaded");
  }

  @Test
  void run_engineIgnoresItsLimit_isToldAsLostAndLeavesItsPlace() throws IOException {
    var data = data(store(), Optional::empty);
    try (var hasty =
        new SparqlQueries(data, settings(2), watch, Duration.ofMillis(100), () -> false)) {
      var heavy = Objects.requireNonNull(hasty.lanes().get("heavy"));
      assertThat(problem(hasty, deaf(), "first")).isEqualTo("sparql-timeout");
      assertThat(problem(hasty, deaf(), "second")).isEqualTo("sparql-timeout");

      Awaitility.await().until(heavy::lost, lost -> lost == 2);
      assertThat(problem(hasty, ENDLESS, "third")).as("it has a place").isEqualTo("sparql-timeout");
      var count = run(hasty, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "text/csv");
      assertThat(sent(count)).contains("1");
    }
  }

  /// It hashes a long string thousands of times for one row, and nothing asks it to stop.
  private static String deaf() {
    var text = "x".repeat(1_000);
    return "ASK { BIND(REPLACE('%s', 'x', '%s') AS ?x) FILTER(CONCAT(%s) != '') }"
        .formatted(text, text, String.join(", ", Collections.nCopies(3_900, "SHA512(?x)")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CONTAINS(?x, CONCAT(?y, 'y'))",
        "BOUND(?x) && STRBEFORE(?x, CONCAT(?y, 'y')) = ''",
        "<http://www.w3.org/2005/xpath-functions#substring-after>(?x, CONCAT(?y, 'y')) = ''",
      })
  void run_longStringSoughtInLonger_isRefused(String condition) {
    var query =
        "ASK { BIND(REPLACE('LONG', 'x', 'LONG') AS ?x) BIND(REPLACE('SHORT', 'x', 'LONG') AS ?y)"
            + " FILTER(%s) }".formatted(condition);

    assertThat(problem(query.replace("LONG", "x".repeat(1_000)).replace("SHORT", "x".repeat(500))))
        .isEqualTo("sparql-too-complex");
  }

  @Test
  void run_patternThatRepeatsNothing_isRefused() {
    assertThat(problem("ASK { FILTER(REGEX('a', '((?:){200000}){200000}b')) }"))
        .isEqualTo("sparql-too-complex");
  }

  @Test
  void run_largeResult_goesThroughAFile() throws IOException {
    try (var large = open(patient(1))) {
      var spool = run(large, rows(2_000), "text/csv");

      assertThat(spool.size()).isGreaterThan(10_000);
      assertThat(sent(spool)).startsWith("a\r\n").endsWith("2000\r\n");
    }
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void run_largeResultAndNoRoomOnDisk_isProblem() {
    try (var small = open(settings(Duration.ofMinutes(1), 1, 1))) {
      var failure =
          catchThrowableOfType(ProblemException.class, () -> run(small, rows(2_000), "text/csv"));

      assertThat(failure.problem().status()).isEqualTo(507);
    }
  }

  @Test
  void answer_millionsOfTriples_beginAndAreNotHeld() throws IOException {
    var many =
        "CONSTRUCT { [] <urn:p> ?b } WHERE { VALUES ?a { MANY } VALUES ?b { MANY } }"
            .replace("MANY", numbers(5_000));
    try (var patient = open(patient(1));
        var begun = run(patient, many, "application/n-triples")) {
      assertThat(begun.isWhole()).isFalse();
      assertThat(begun.size()).isGreaterThanOrEqualTo(Spool.BEGIN_BYTES);
    }
  }

  @Test
  void answer_graphThatSaysTheSameOften_saysItOnce() throws IOException {
    var same = "CONSTRUCT { ?s <urn:q> 1 } { ?s ?p ?o VALUES ?x { 1 2 3 } FILTER(?o = '가') }";

    assertThat(text(same, "application/n-triples"))
        .isEqualTo("<urn:s> <urn:q> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n");
  }

  @Test
  void answer_sameDataAndQuestion_comesFromTheCache() throws IOException {
    var request = new SparqlRequest("SELECT ?o { <urn:s> <urn:p> ?o }", List.of(), List.of());

    var first = answer(queries, request, "text/csv");
    var second = answer(queries, request, "text/csv");
    var other = answer(queries, request, "text/tab-separated-values");

    assertThat(first.timing().cached()).isFalse();
    assertThat(second.timing().cached()).isTrue();
    assertThat(second.tag()).isEqualTo(first.tag()).isPresent();
    assertThat(sent(second.spool())).isEqualTo(sent(first.spool()));
    assertThat(other.timing().cached()).isFalse();
    assertThat(other.tag()).isNotEqualTo(first.tag());
  }

  @Test
  void answer_largerThanItsBeginning_comesFromTheCacheToo() throws IOException {
    try (var patient = open(patient(2_000))) {
      var large =
          request(
              "SELECT * { VALUES ?a { MANY } VALUES ?b { MANY } }".replace("MANY", numbers(300)));

      var first = answer(patient, large, "text/csv");
      var all = sent(first.spool());
      var second = answer(patient, large, "text/csv");

      assertThat(all.length()).isGreaterThan(10 * Spool.BEGIN_BYTES);
      assertThat(second.timing().cached()).isTrue();
      assertThat(second.rows()).hasValue(90_000);
      assertThat(sent(second.spool())).isEqualTo(all);
    }
  }

  @Test
  void answer_whole_hasItsRowsAlsoWhenItIsKnown() {
    for (int i = 0; i < 2; i++) {
      assertThat(answer(queries, request(rows(7)), "text/csv").rows()).hasValue(7);
      assertThat(answer(queries, request("CONSTRUCT WHERE { ?s ?p ?o }"), "text/turtle").rows())
          .hasValue(1);
      assertThat(answer(queries, request("ASK {}"), "application/json").rows()).isEmpty();
    }
  }

  private static SparqlRequest request(String query) {
    return new SparqlRequest(query, List.of(), List.of());
  }

  @Test
  void answer_changingQuery_hasNoTagAndIsNotKept() {
    for (var changing : List.of("RAND()", "NOW()", "STRUUID()", "\\u0052and ()")) {
      var request =
          new SparqlRequest("SELECT (%s AS ?x) {}".formatted(changing), List.of(), List.of());

      assertThat(answer(queries, request, "text/csv").tag()).isEmpty();
      assertThat(answer(queries, request, "text/csv").timing().cached()).isFalse();
    }
  }

  @Test
  void answer_dataChangesMeanwhile_hasNoTag() {
    var state = new AtomicLong();
    var moving =
        new PublishedData(
            new EmbeddedStore(store()),
            Optional::empty,
            () -> OptionalLong.of(state.getAndIncrement()));
    try (var changed = new SparqlQueries(moving, patient(1), watch)) {
      var request = new SparqlRequest("ASK {}", List.of(), List.of());

      assertThat(answer(changed, request, "application/json").tag()).isEmpty();
      assertThat(answer(changed, request, "application/json").timing().cached()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ASK { BIND('aaaaaaaaaa' AS ?s0) %s FILTER(STRLEN(?s40) > 0) }",
        "ASK { FILTER(STRLEN(REPLACE('LONG', '.', 'LONG')) > 0) }",
        "ASK { FILTER(STRLEN(CONCAT('LONG', REPLACE('LONG', '(a)', '$1$1$1$1$1$1$1$1'))) > 0) }",
        "SELECT (GROUP_CONCAT('LONG') AS ?s) { VALUES ?a { MANY } VALUES ?b { MANY } }",
        "SELECT (COUNT(DISTINCT ?s) AS ?n) { VALUES ?a { MANY } VALUES ?b { MANY }"
            + " BIND(CONCAT(STR(?a), ' ', STR(?b)) AS ?s) }",
        "SELECT ?s (COUNT(*) AS ?n) { VALUES ?a { MANY } VALUES ?b { MANY }"
            + " BIND(?a * 10000 + ?b AS ?s) } GROUP BY ?s",
        "SELECT (COUNT(*) AS ?n) { VALUES ?a { MANY } { VALUES ?b { MANY } { VALUES ?c { MANY } } }"
            + " }",
        "SELECT (COUNT(*) AS ?n) { VALUES ?x { 1 2 } MINUS { VALUES ?a { MANY } VALUES ?b { MANY }"
            + " BIND(?a * 10000 + ?b AS ?x) FILTER(?x > 2) } }",
      })
  void answer_bomb_isAProblemAndLeavesOthersAlone(String bomb) throws IOException {
    var doubling =
        IntStream.range(0, 40)
            .mapToObj(i -> "BIND(CONCAT(?s%1$d, ?s%1$d) AS ?s%2$d) ".formatted(i, i + 1))
            .collect(Collectors.joining());
    try (var patient = open(patient(1))) {
      var query =
          bomb.replace("%s", doubling)
              .replace("LONG", "a".repeat(200_000))
              .replace("MANY", numbers(2_000));

      assertThat(problem(patient, query, UUID.randomUUID().toString()))
          .isEqualTo("sparql-holds-too-much");
      assertThat(text(patient, "SELECT ?o { <urn:s> <urn:p> ?o }", "text/csv"))
          .isEqualTo("o\r\n가\r\n");
    }
  }

  @Test
  void answer_graphHeldForItsFormat_isOfTheBudget() {
    var large =
        "CONSTRUCT { ?s <urn:p> ?a } { VALUES ?a { MANY } BIND(IRI(CONCAT('urn:LONG', STR(?a))) AS ?s) }"
            .replace("MANY", numbers(50))
            .replace("LONG", "a".repeat(200_000));
    try (var patient = open(patient(1))) {
      var failure =
          catchThrowableOfType(
              ProblemException.class, () -> run(patient, large, "application/rdf+xml"));

      assertThat(failure.problem().name()).isEqualTo("sparql-holds-too-much");
    }
  }

  @Test
  void answer_bombAfterBomb_leavesNoMemoryBehind() {
    var group =
        "SELECT ?s (COUNT(*) AS ?n) { VALUES ?a { MANY } VALUES ?b { MANY }"
            + " BIND(?a * 10000 + ?b AS ?s) } GROUP BY ?s";
    try (var patient = open(patient(1))) {
      problem(patient, group.replace("MANY", numbers(2_000)), UUID.randomUUID().toString());
      long before = usedBytes();

      for (int i = 0; i < 5; i++) {
        problem(patient, group.replace("MANY", numbers(2_001 + i)), UUID.randomUUID().toString());
      }

      assertThat(usedBytes() - before).isLessThan(QUERY_BYTES / 2);
    }
  }

  private static long usedBytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  @Test
  void answer_moreToSortThanMemoryHolds_isSortedOnDisk() throws IOException {
    try (var patient = open(patient(1))) {
      var query =
          "SELECT ?s { VALUES ?a { MANY } VALUES ?b { MANY } BIND(?a * 1000 + ?b AS ?s) }"
                  .replace("MANY", numbers(300))
              + " ORDER BY DESC(?s)";

      assertThat(text(patient, query, "text/csv").lines())
          .hasSize(90_001)
          .startsWith("s", "299299", "299298");
    }
    assertThat(folder).isEmptyDirectory();
  }

  private static String numbers(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).collect(Collectors.joining(" "));
  }

  @Test
  void cancel_runningQuery_endsItWithAProblem() {
    var id = UUID.randomUUID().toString();
    try (var long_ = open(patient(1))) {
      var problem = supplyAsync(() -> problem(long_, ENDLESS, id));

      Awaitility.await().until(() -> long_.cancel(id));

      assertThat(problem.join()).isEqualTo("sparql-cancelled");
      assertThat(long_.cancel(UUID.randomUUID().toString())).isFalse();
    }
  }

  @Test
  void answer_heavyQueriesAtOnce_leaveCheapOnesTheirLane() throws IOException {
    try (var busy = open(patient(1))) {
      var ids =
          Stream.generate(() -> UUID.randomUUID().toString())
              .limit(10)
              .toList(); // two run, the others wait
      var heavy =
          ids.stream().map(id -> supplyAsync(() -> problem(busy, ENDLESS, id), threads)).toList();
      Awaitility.await().until(() -> busy.heavyTaken() == 2);

      assertThat(sent(run(busy, "ASK { <urn:s> ?p ?o }", "application/json"))).contains("true");

      assertThat(heavy).noneMatch(CompletableFuture::isDone);
      // Those that wait begin one after the other, and are cancelled as soon as they run.
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .until(
              () -> {
                ids.forEach(busy::cancel);
                return heavy.stream().allMatch(CompletableFuture::isDone);
              });
      assertThat(heavy).allMatch(one -> one.join().equals("sparql-cancelled"));
    }
  }

  /// With a second and a half of query time a minute.
  private SparqlSettings poor(Duration timeout) {
    var limits = settings(timeout, 1, 0);
    return new SparqlSettings(
        limits.endpoint(),
        limits.timeout(),
        limits.longest(),
        Duration.ofMillis(1_500),
        2,
        2,
        1_000,
        QUERY_BYTES,
        limits.files());
  }

  @Test
  void answer_budgetIsUsedUp_isRefusedUntilTimeIsBack() {
    try (var small = open(poor(Duration.ofMillis(500)))) {
      Awaitility.await()
          .until(
              () -> problem(small, ENDLESS, UUID.randomUUID().toString()), "sparql-quota"::equals);
      assertThat(problem(small, "ASK {}", "cheap")).isEqualTo("sparql-quota");
    }
  }

  @Test
  void answer_otherQueriesUseTheBudgetUp_isRefusedWhileTheyRun() {
    try (var small = open(poor(Duration.ofMinutes(1)))) {
      var ids = Stream.generate(() -> UUID.randomUUID().toString()).limit(3).toList();
      var asked =
          ids.stream().map(id -> supplyAsync(() -> problem(small, ENDLESS, id), threads)).toList();

      Awaitility.await()
          .until(
              () -> problem(small, "SELECT (RAND() AS ?x) {}", UUID.randomUUID().toString()),
              "sparql-quota"::equals);

      assertThat(asked).noneMatch(CompletableFuture::isDone);
      Awaitility.await().until(() -> ids.stream().filter(small::cancel).count() == 2);
      assertThat(asked.stream().map(CompletableFuture::join))
          .containsExactlyInAnyOrder("sparql-cancelled", "sparql-cancelled", "sparql-quota");
    }
  }

  /// They look cheap, for they ask for little.
  @Test
  void answer_scansInDisguise_leaveTheHeavyLaneBounded() {
    try (var busy = open(patient(1))) {
      var scan = "ASK { FILTER(REGEX('%s', '^(x+x+)+\\\\1y$')) }".formatted("x".repeat(60));
      var ids = Stream.generate(() -> UUID.randomUUID().toString()).limit(8).toList();
      var asked =
          ids.stream().map(id -> supplyAsync(() -> problem(busy, scan, id), threads)).toList();
      var cheap = Objects.requireNonNull(busy.lanes().get("cheap"));

      Awaitility.await().until(() -> busy.heavyTaken() == 4 && cheap.taken() == 2);
      Awaitility.await()
          .during(Duration.ofMillis(500))
          .until(() -> busy.heavyTaken() == 4 && cheap.taken() == 2 && cheap.waiting() == 2);

      Awaitility.await()
          .until(
              () -> {
                ids.forEach(busy::cancel);
                return asked.stream().allMatch(CompletableFuture::isDone);
              });
    }
  }

  @Test
  void run_hiddenGraph_isNotRead() throws IOException {
    var all =
        SSE.parseDatasetGraph(
            "(dataset (graph <urn:a> (<urn:s> <urn:p> 'a')) (graph <urn:b> (<urn:s> <urn:p>"
                + " 'b')))");
    for (var shown : List.of(Set.of("urn:b"), Set.<String>of())) {
      try (var some = new SparqlQueries(data(all, () -> Optional.of(shown)), settings(1), watch)) {
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
  void answer_otherStoreThatNeverAnswers_isProblemInTimeAndNotKept() throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var store =
            new RemoteStore(
                URI.create("http://127.0.0.1:%d/sparql".formatted(silent.getLocalPort())),
                Duration.ofMinutes(1));
        var remote =
            new SparqlQueries(
                new PublishedData(store, Optional::empty, OptionalLong::empty),
                settings(1),
                watch)) {
      assertThat(problem(remote, "ASK {}", UUID.randomUUID().toString()))
          .isEqualTo("sparql-timeout");
      assertThat(problem(remote, "ASK { ?a <urn:p>* ?b }", UUID.randomUUID().toString()))
          .isEqualTo("sparql-refused");
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

  @Test
  void answer_asAPage_countsRowsAndOffersFilesAndTheQuery() throws IOException {
    var query = "SELECT * {\n  VALUES ?x { 1 2 3 } # <\"all\">\n}";
    var request = new SparqlRequest(query, List.of("urn:a"), List.of());

    var page = sent(run(queries, request, "text/html"));

    assertThat(page)
        .contains("<html lang=\"ko\">", "3행", "value=\"csv\"", "value=\"urn:a\"")
        .contains("# &lt;&quot;all&quot;&gt;\n}</textarea>")
        .endsWith("</html>\n")
        .containsOnlyOnce("</html>");
    assertThat(text("CONSTRUCT { <urn:a> <urn:b> 1 } {}", "text/html"))
        .contains("1행", "name=\"format\" value=\"ttl\"");
    assertThat(text("ASK {}", "text/html")).contains(">예<", "ASK {}</textarea>");
  }

  @Test
  void answer_asAPageInEnglish_isAnotherAnswerAllInEnglish() throws IOException {
    var request = new SparqlRequest("SELECT * { VALUES ?x { 1 2 } }", List.of(), List.of());
    var query = queries.prepare(request);
    var korean = Question.of(request, query, QueryReader.graphs(request, query), ResultFormat.HTML);
    var english =
        Question.of(
            request,
            query,
            QueryReader.graphs(request, query),
            ResultFormat.HTML.in(() -> Language.EN));

    assertThat(sent(queries.answer(korean, queries.tag(korean), caller()).spool())).contains("2행");
    assertThat(
            sent(queries.answer(english, queries.tag(english), caller()).spool())
                .replace(">한국어</a>", ""))
        .contains("<html lang=\"en\">", "2 rows", "&amp;lang=ko")
        .doesNotContainPattern("[가-힣]");
    assertThat(queries.tag(english)).isNotEqualTo(queries.tag(korean));
  }

  @Test
  void answer_shorterLimitOfTheClient_holds() {
    var wish = Optional.of(Duration.ofMillis(1_500));
    var request =
        new SparqlRequest(
            "ASK {}", List.of(), List.of(), false, Optional.empty(), Optional.empty(), wish);
    var query = queries.prepare(request);
    var question =
        Question.of(request, query, QueryReader.graphs(request, query), ResultFormat.HTML);

    assertThat(question.within(Duration.ofSeconds(30))).isEqualTo(Duration.ofMillis(1_500));
    assertThat(question.within(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(1));
  }

  private static Caller caller() {
    return new Caller("me", CLIENT, UUID.randomUUID().toString());
  }

  private String problem(String query) {
    return problem(queries, query, UUID.randomUUID().toString());
  }

  private static String problem(SparqlQueries queries, String query, String id) {
    var request = new SparqlRequest(query, List.of(), List.of());
    var failure =
        catchThrowableOfType(
            ProblemException.class, () -> answer(queries, request, "application/json", id));
    if (failure == null) {
      return "none";
    }
    return String.valueOf(failure.problem().members().get("type")).replaceAll(".*/", "");
  }

  private String text(String query, String accept) throws IOException {
    return text(queries, query, accept);
  }

  private static String text(SparqlQueries queries, String query, String accept)
      throws IOException {
    return sent(run(queries, query, accept));
  }

  private String csv(String query, List<String> defaults, List<String> named) throws IOException {
    return sent(run(queries, new SparqlRequest(query, defaults, named), "text/csv"));
  }

  private static Spool run(SparqlQueries queries, String query, String accept) {
    return run(queries, new SparqlRequest(query, List.of(), List.of()), accept);
  }

  private static Spool run(SparqlQueries queries, SparqlRequest request, String accept) {
    return answer(queries, request, accept).spool();
  }

  private static Answer answer(SparqlQueries queries, SparqlRequest request, String accept) {
    return answer(queries, request, accept, UUID.randomUUID().toString());
  }

  private static Answer answer(
      SparqlQueries queries, SparqlRequest request, String accept, String id) {
    var query = queries.prepare(request);
    var format = ResultFormat.choose(query.query(), List.of(toMediaType(accept)));
    var question = Question.of(request, query, QueryReader.graphs(request, query), format);
    return queries.answer(question, queries.tag(question), new Caller("me", CLIENT, id));
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

  private SparqlSettings settings(int memoryKilobytes) {
    return settings(Duration.ofMillis(500), memoryKilobytes, 0);
  }

  private SparqlSettings patient(int memoryKilobytes) {
    return settings(Duration.ofMinutes(1), memoryKilobytes, 0);
  }

  private SparqlSettings settings(Duration timeout, int memoryKilobytes, double freeDisk) {
    return new SparqlSettings(
        URI.create("http://localhost/sparql"),
        timeout,
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        2,
        2,
        memoryKilobytes * 1_000,
        QUERY_BYTES,
        new TemporaryFiles(folder, freeDisk));
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

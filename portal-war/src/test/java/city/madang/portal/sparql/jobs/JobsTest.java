package city.madang.portal.sparql.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.madang.portal.http.ClientWatch;
import city.madang.portal.problem.ProblemException;
import city.madang.portal.sparql.bounds.TemporaryFiles;
import city.madang.portal.sparql.format.ResultFormat;
import city.madang.portal.sparql.lane.Place;
import city.madang.portal.sparql.query.QueryReader;
import city.madang.portal.sparql.query.SparqlRequest;
import city.madang.portal.sparql.run.PublishedData;
import city.madang.portal.sparql.run.Question;
import city.madang.portal.sparql.run.SparqlQueries;
import city.madang.portal.sparql.run.SparqlSettings;
import city.madang.portal.sparql.store.EmbeddedStore;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsTest {
  private static final String VALUES = "{ " + "1 ".repeat(300) + "}";
  private static final String ENDLESS =
      "SELECT (COUNT(*) AS ?n) { VALUES ?a %1$s VALUES ?b %1$s VALUES ?c %1$s VALUES ?d %1$s }"
          .formatted(VALUES);

  @TempDir Path folder;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-28T12:00:00Z"));
  private final ClientWatch watch = new ClientWatch();
  private SparqlQueries queries;
  private Jobs jobs;

  @BeforeEach
  void open() {
    var settings =
        new SparqlSettings(
            URI.create("http://localhost/sparql"),
            Duration.ofMillis(200),
            Duration.ofMillis(400),
            Duration.ofSeconds(30),
            2,
            2,
            10_000,
            256 << 20,
            new TemporaryFiles(folder, 0));
    var data =
        new PublishedData(
            new EmbeddedStore(DatasetGraphFactory.createTxnMem()),
            Optional::empty,
            () -> OptionalLong.of(1));
    queries = new SparqlQueries(data, settings, watch);
    jobs = open(Duration.ofMinutes(5));
  }

  private Jobs open(Duration longest) {
    InstantSource clock = now::get;
    return new Jobs(
        queries,
        new JobSettings(4, 3, longest, Duration.ofHours(1)),
        clock.withZone(ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    jobs.close();
    queries.close();
    watch.close();
  }

  @Test
  void submit_largeResult_isThereWholeAndInParts() throws IOException {
    var id = jobs.submit(question(rows(5_000)), "me");

    awaitState(id, "done");

    var status = jobs.status(id);
    var result = jobs.result(id);
    var whole = bytes(result, 0, result.sizeBytes());
    assertThat(new String(whole, UTF_8)).startsWith("a\r\n").endsWith("\r\n5000\r\n");
    assertThat(status.rows()).isEqualTo(5_000);
    assertThat(status.sizeBytes()).isEqualTo(whole.length).isGreaterThan(10_000);
    assertThat(status.sha256()).isEqualTo(sha256(whole));
    assertThat(bytes(result, 9_990, 20)).isEqualTo(Arrays.copyOfRange(whole, 9_990, 10_010));
  }

  @Test
  void remove_runningJob_endsItsQuery() {
    var id = jobs.submit(question(ENDLESS), "me");
    awaitState(id, "running");
    Awaitility.await().until(() -> heavy() == 1);
    assertThat(jobs.countByState()).containsExactly(Map.entry("running", 1L));

    jobs.remove(id);

    assertThat(jobs.countByState()).isEmpty();

    Awaitility.await().until(() -> heavy() == 0);
    assertThat(problem(() -> jobs.status(id))).isEqualTo("job-not-found");
  }

  @Test
  void submit_whileTheLaneIsFull_waits() {
    var lane = Objects.requireNonNull(queries.lanes().get("heavy"));
    var places = List.of(lane.enter("a").resultNow(), lane.enter("b").resultNow());
    var id = jobs.submit(question(ENDLESS), "me");

    Awaitility.await().until(() -> lane.waiting() == 1);
    assertThat(jobs.status(id).state()).isEqualTo("waiting");

    places.forEach(Place::close);
    awaitState(id, "running");
  }

  @Test
  void submit_longerThanAJobMayTake_fails() {
    jobs.close();
    jobs = open(Duration.ofSeconds(2));
    var id = jobs.submit(question(ENDLESS), "me");

    awaitState(id, "failed");

    assertThat(jobs.status(id).problem()).asString().contains("sparql-timeout", "the limit is 2 s");
    assertThat(problem(() -> jobs.result(id))).isEqualTo("job-not-done");
  }

  @Test
  void submit_moreThanMayBe_isRefusedUntilOneIsGone() {
    var own = IntStream.range(0, 3).mapToObj(_ -> jobs.submit(question(ENDLESS), "me")).toList();

    assertThat(problem(() -> jobs.submit(question("ASK {}"), "me"))).isEqualTo("overloaded");
    jobs.submit(question("ASK {}"), "other");
    assertThat(problem(() -> jobs.submit(question("ASK {}"), "third"))).isEqualTo("overloaded");

    own.forEach(jobs::remove);

    awaitState(jobs.submit(question("ASK {}"), "me"), "done");
  }

  @Test
  void submit_owners_takeTurns() {
    var own = IntStream.range(0, 3).mapToObj(_ -> jobs.submit(question(ENDLESS), "me")).toList();
    awaitState(own.getFirst(), "running");
    var other = jobs.submit(question(ENDLESS), "other");

    jobs.remove(own.getFirst());

    awaitState(other, "running");
    assertThat(jobs.status(own.get(1)).state()).isEqualTo("waiting");

    jobs.remove(other);

    awaitState(own.get(1), "running");
  }

  @Test
  void submit_job_isOfItsOwnersBudget() {
    jobs.submit(question(ENDLESS), "me");

    Awaitility.await().until(() -> queries.budgets().left("me").seconds() < 30);

    queries.budgets().charge("me", Duration.ofSeconds(40).toNanos());
    assertThat(problem(() -> jobs.submit(question("ASK {}"), "me"))).isEqualTo("sparql-quota");
  }

  @Test
  void status_afterItsTime_isForgottenWithItsFile() throws IOException {
    var id = jobs.submit(question(rows(5_000)), "me");
    awaitState(id, "done");
    assertThat(jobs.status(id).expires()).isEqualTo(now.get().plus(Duration.ofHours(1)));

    now.updateAndGet(time -> time.plus(Duration.ofMinutes(61)));

    assertThat(problem(() -> jobs.status(id))).isEqualTo("job-not-found");
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  private int heavy() {
    return Objects.requireNonNull(queries.lanes().get("heavy")).taken();
  }

  private void awaitState(String id, String state) {
    Awaitility.await().until(() -> jobs.status(id).state(), state::equals);
  }

  private static byte[] bytes(JobResult result, long from, long length) throws IOException {
    var out = new ByteArrayOutputStream();
    result.answer().spool().sendTo(out, from, length);
    return out.toByteArray();
  }

  private static String sha256(byte[] bytes) {
    try {
      var hash = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(hash.digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static String problem(ThrowingCallable call) {
    return catchThrowableOfType(ProblemException.class, call).problem().name();
  }

  private Question question(String text) {
    var request = new SparqlRequest(text, List.of(), List.of());
    var query = queries.prepare(request);
    var format = ResultFormat.choose(query.query(), List.of(new MediaType("text", "csv")));
    return Question.of(request, query, QueryReader.graphs(request, query), format);
  }

  private static String rows(int count) {
    return "SELECT ?a { VALUES ?a { %s } }"
        .formatted(
            IntStream.rangeClosed(1, count)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(" ")));
  }
}

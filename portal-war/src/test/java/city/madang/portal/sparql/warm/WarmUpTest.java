package city.madang.portal.sparql.warm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.madang.etl.graph.GraphStore;
import city.madang.portal.http.ClientWatch;
import city.madang.portal.sparql.bounds.TemporaryFiles;
import city.madang.portal.sparql.format.ResultFormat;
import city.madang.portal.sparql.query.QueryReader;
import city.madang.portal.sparql.query.SparqlRequest;
import city.madang.portal.sparql.run.PublishedData;
import city.madang.portal.sparql.run.Question;
import city.madang.portal.sparql.run.SparqlQueries;
import city.madang.portal.sparql.run.SparqlSettings;
import city.madang.portal.sparql.store.EmbeddedStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarmUpTest {
  private static final String SAVED = "SELECT (COUNT(*) AS ?n) { ?s <urn:name> ?name }";

  @TempDir Path folder;
  private final ClientWatch watch = new ClientWatch();
  private GraphStore store;
  private SparqlQueries queries;
  private WarmUp warmUp;
  private volatile boolean idle = true;

  @BeforeEach
  void open() throws IOException {
    store = GraphStore.tdb2(Files.createDirectory(folder.resolve("store")));
    var files = new TemporaryFiles(folder.resolve("answers"), 0);
    var limits =
        new SparqlSettings(
            URI.create("http://localhost/sparql"),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofMinutes(10),
            2,
            2,
            1 << 16,
            16 << 20,
            files);
    var data = new PublishedData(new EmbeddedStore(store.published()), store::shown, store::state);
    queries = new SparqlQueries(data, limits, watch);
    warmUp = new WarmUp(queries, store, () -> idle, List.of(SAVED));
  }

  @AfterEach
  void close() {
    warmUp.close();
    queries.close();
    watch.close();
    store.close();
  }

  @Test
  void question_ofEachKind_isAnswered() throws IOException {
    publish();

    warmUp.start();

    await().until(() -> warmUp.answered() >= 60);
    assertThat(warmUp.refused()).isZero();
  }

  @Test
  void start_visitorsQueryRuns_waitsForItsEnd() throws Exception {
    publish();
    var place = Objects.requireNonNull(queries.lanes().get("heavy")).enter("visitor").get();

    warmUp.start();

    await().during(Duration.ofMillis(200)).until(() -> warmUp.answered() == 0);
    place.close();
    await().until(() -> warmUp.answered() > 0);
  }

  @Test
  void start_firstRunGoesOn_waitsForItsData() throws IOException {
    idle = false;

    warmUp.start();

    publish();
    await().during(Duration.ofMillis(200)).until(() -> warmUp.answered() == 0);
    idle = true;
    await().until(() -> warmUp.answered() > 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void savedQuestion_nobodyAsks_isAnsweredAheadOfEachChange(int usual) throws IOException {
    var format = ResultFormat.USUAL.get(usual);
    publish();
    warmUp.start();

    await().until(() -> queries.isKnown(saved(format)));
    publish();
    assertThat(queries.isKnown(saved(format))).isFalse();
    await().until(() -> queries.isKnown(saved(format)));

    assertThat(warmUp.refused()).isZero();
  }

  @Test
  void savedQuestion_visitorsQueryRuns_waitsForItsEnd() throws Exception {
    publish();
    warmUp.start();
    await().until(() -> queries.isKnown(saved(ResultFormat.HTML)));

    var place = Objects.requireNonNull(queries.lanes().get("heavy")).enter("visitor").get();
    publish();
    await().during(Duration.ofMillis(1500)).until(() -> !queries.isKnown(saved(ResultFormat.HTML)));
    place.close();

    await().until(() -> queries.isKnown(saved(ResultFormat.HTML)));
  }

  private Question saved(ResultFormat format) {
    var request = new SparqlRequest(SAVED, List.of(), List.of());
    var query = queries.prepare(request);
    return Question.of(request, query, QueryReader.graphs(request, query), format);
  }

  private void publish() throws IOException {
    var triples =
        Files.writeString(
            folder.resolve("stops.nt"),
            """
            <urn:stop:1> <urn:name> "바다 \\"1\\""@ko .
            <urn:stop:1> <urn:lat> "35.1"^^<http://www.w3.org/2001/XMLSchema#decimal> .
            <urn:stop:2> <urn:name> "바다 2"@ko .
            <urn:stop:2> <urn:next> <urn:stop:1> .
            """);
    store.replace("urn:graph", "1", List.of(triples));
  }
}

package city.madang.portal.sparql.explain;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.graph.CountedGraphs;
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
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainerTest {
  @TempDir Path folder;
  private final ClientWatch watch = new ClientWatch();
  private GraphStore store;
  private CountedGraphs counted;
  private SparqlQueries queries;
  private Explainer explainer;

  @BeforeEach
  void open() throws IOException {
    store = GraphStore.tdb2(Files.createDirectories(folder.resolve("store")));
    counted = new CountedGraphs(store);
    var limits =
        new SparqlSettings(
            URI.create("http://localhost/sparql"),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            2,
            2,
            10_000,
            1 << 20,
            new TemporaryFiles(folder, 0));
    var data = new PublishedData(new EmbeddedStore(store.published()), store::shown, store::state);
    queries = new SparqlQueries(data, limits, watch);
    explainer = new Explainer(queries, limits, store, counted);
  }

  @AfterEach
  void close() {
    queries.close();
    counted.close();
    store.close();
    watch.close();
  }

  /// Evaluated, they take longer than anybody lives, or make a string of a GiB.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "FILTER(REGEX('%s', '(a*)*\\\\1z'))",
        "FILTER(<http://www.w3.org/2005/xpath-functions#matches>('%s', '(a*)*\\\\1z'))",
        "BIND(REPLACE('%s', '(a*)*\\\\1z', '') AS ?x)",
        "BIND(CONCAT(REPLACE(REPLACE(REPLACE('%1$s', 'a', '%1$s'), 'a', '%1$s'), 'a', '%1$s'),"
            + " REPLACE(REPLACE(REPLACE('%1$s', 'a', '%1$s%1$s'), 'a', '%1$s%1$s'), 'a',"
            + " '%1$s%1$s')) AS ?x)",
      })
  void explain_constantsThatTakeLong_areNotEvaluated(String pattern) {
    var query = question("SELECT * { %s }".formatted(pattern.formatted("a".repeat(60))));

    var explaining = supplyAsync(() -> explainer.explain(query));

    assertThat(explaining).succeedsWithin(Duration.ofSeconds(5));
    assertThat(explaining.join().plan()).contains("a".repeat(60));
  }

  @Test
  void explain_patternOfManyAndFew_showsItInTheOrderInWhichItIsRead() throws IOException {
    var lines = new StringBuilder("<urn:x:s1> <urn:x:few> 1 .\n");
    IntStream.range(0, 50)
        .forEach(i -> lines.append("<urn:x:s%d> <urn:x:many> %d .\n".formatted(i, i)));
    var file = Files.writeString(folder.resolve("a.ttl"), lines);
    store.replace("http://localhost/datasets/a/graph", "1", List.of(file));
    store.orderBy(counted::figures);
    Awaitility.await().until(() -> counted.figures().isPresent());

    var plan =
        explainer.explain(question("SELECT * { ?s <urn:x:many> ?m ; <urn:x:few> ?f }")).plan();

    assertThat(plan.indexOf("urn:x:few")).isPositive().isLessThan(plan.indexOf("urn:x:many"));
  }

  private Question question(String text) {
    var request = new SparqlRequest(text, List.of(), List.of());
    var query = queries.prepare(request);
    var format = ResultFormat.choose(query.query(), List.of(new MediaType("text", "csv")));
    return Question.of(request, query, QueryReader.graphs(request, query), format);
  }
}

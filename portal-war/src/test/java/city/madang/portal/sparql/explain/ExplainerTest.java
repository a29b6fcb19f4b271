package city.madang.portal.sparql.explain;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.graph.CountedGraphs;
import city.madang.etl.graph.GraphStore;
import city.madang.portal.http.ClientWatch;
import city.madang.portal.http.Language;
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
import java.util.function.Supplier;
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

  @Test
  void page_koreanReader_hasCostPlanAndTheQueryToGoOnWith() throws IOException {
    var file = Files.writeString(folder.resolve("a.ttl"), "<urn:x:s1> <urn:x:few> 1 .");
    store.replace("http://localhost/datasets/a/graph", "1", List.of(file));
    Awaitility.await().until(() -> told(Language.KO).contains("<td>urn:x:few</td><td>1</td>"));

    assertThat(told(Language.KO))
        .contains("가벼운 질의 (<code>cheap</code>): 데이터를 훑지만 몇 행 뒤에 멈춥니다")
        .contains("<dt>예상 행 수</dt><dd>1</dd>", "<dt>이미 아는 답</dt><dd>아니요</dd>")
        .contains("<h2>실행 계획</h2>\n<pre>(slice", "\n  (bgp", ">속성의 트리플</caption>")
        .contains("<textarea", "SELECT * { ?s &lt;urn:x:few&gt; ?f } LIMIT 5</textarea>", "실행")
        .doesNotContain("{urn:x:few=1}");
    assertThat(told(Language.EN))
        .contains("cheap queries (<code>cheap</code>): it looks through the data")
        .contains("<dd>no</dd>", "<button>Run</button>");
  }

  private String told(Language language) {
    var question =
        question(
            "SELECT * { ?s <urn:x:few> ?f } LIMIT 5", MediaType.TEXT_HTML_TYPE, () -> language);
    return ExplanationPage.of(explainer.explain(question), question);
  }

  private Question question(String text) {
    return question(text, new MediaType("text", "csv"), () -> Language.KO);
  }

  private Question question(String text, MediaType type, Supplier<Language> language) {
    var request = new SparqlRequest(text, List.of(), List.of());
    var query = queries.prepare(request);
    var format = ResultFormat.choose(query.query(), List.of(type)).in(language);
    return Question.of(request, query, QueryReader.graphs(request, query), format);
  }
}

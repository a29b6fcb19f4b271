package city.madang.portal.sparql.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.graph.GraphStore;
import city.madang.portal.sparql.bounds.MemoryBudget;
import city.madang.portal.sparql.bounds.TemporaryFiles;
import city.madang.portal.sparql.engine.EngineBounds;
import city.madang.portal.sparql.format.ResultFormat;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever graphs are asked, the answer is that of the general engine over a copy in memory.
class AskedGraphsTest {
  private static final String NS = "http://example.com/";
  private static final String PREFIXES = "PREFIX : <" + NS + ">\n";

  private static final List<DatasetDescription> ASKED =
      List.of(
          asked("a", ""),
          asked("", "a"),
          asked("a b", ""),
          asked("a b", "a b"),
          asked("a b", "c"),
          asked("a a", "b a"),
          asked("a", "a b c"),
          asked("none", "none"),
          asked("a none", "a"),
          asked("a b c", "a b c"));

  @TempDir static Path folder;
  private static GraphStore store;
  private static DatasetGraph copy;

  @BeforeAll
  static void load() throws Exception {
    store = GraphStore.tdb2(Files.createDirectories(folder.resolve("store")));
    for (var graph : List.of("a", "b", "c")) {
      var file = folder.resolve(graph + ".ttl");
      Files.writeString(file, turtle(new Random(graph.hashCode())));
      store.replace(NS + graph, "1", List.of(file));
    }
    copy = DatasetGraphFactory.createTxnMem();
    Txn.executeRead(
        store.published(),
        () -> Txn.executeWrite(copy, () -> store.published().find().forEachRemaining(copy::add)));
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static String turtle(Random random) {
    return PREFIXES
        + IntStream.range(0, 60)
            .mapToObj(
                _ ->
                    ":s%d :p %d ; :q :s%d ."
                        .formatted(random.nextInt(20), random.nextInt(9), random.nextInt(20)))
            .collect(joining("\n"));
  }

  private static DatasetDescription asked(String defaults, String named) {
    return DatasetDescription.create(iris(defaults), iris(named));
  }

  private static List<String> iris(String names) {
    return Stream.of(names.split(" ")).filter(name -> !name.isEmpty()).map(NS::concat).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * { ?s :p ?o }",
        "SELECT * { ?s :q ?t . ?t :p ?o FILTER(?o > 3) }",
        "SELECT (COUNT(*) AS ?n) (SUM(?o) AS ?m) { ?s :p ?o }",
        "SELECT ?o (COUNT(*) AS ?n) { ?s :p ?o } GROUP BY ?o",
        "SELECT DISTINCT ?p { ?s ?p ?o }",
        "SELECT * { GRAPH ?g { ?s :p 5 } }",
        "SELECT * { GRAPH :a { ?s :p 5 } }",
        "SELECT * { GRAPH :b { ?s :p 5 } ?s :q ?t }",
        "SELECT * { GRAPH ?g {} }",
        "SELECT * { GRAPH :a {} }",
        "SELECT * { GRAPH :none { ?s ?p ?o } }",
        "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s :p ?o FILTER(?o > 3) } } GROUP BY ?g",
        "SELECT * { ?s :p 5 GRAPH ?g { ?s :p 6 } }",
        "SELECT * { GRAPH ?g { ?s :p 5 } GRAPH ?h { ?s :p 6 } }",
        "SELECT * { GRAPH ?g { ?s :p 5 . ?g ?x ?y } }",
        "SELECT * { VALUES ?g { :a :c } GRAPH ?g { ?s :p 5 OPTIONAL { ?s :q ?t } } }",
        "SELECT * { ?s :p 5 FILTER EXISTS { GRAPH ?g { ?s :p 6 } } }",
        "SELECT * { VALUES ?g { :a :c } ?s :p 5 FILTER EXISTS { GRAPH ?g { ?s :p 6 } } }",
        "SELECT * { VALUES ?g { :a :c } ?s :p 5 FILTER NOT EXISTS { GRAPH ?g { ?s :p 6 } } }",
        "SELECT * { VALUES ?g { :a :c } ?s :p 5 OPTIONAL { GRAPH ?g { ?s :p 6 } } }",
        "SELECT * { ?s :p 5 FILTER NOT EXISTS { ?s :p 6 } }",
        "SELECT * { ?s :p 5 MINUS { GRAPH :a { ?s :p 6 } } }",
        "SELECT * { ?s :p 5 OPTIONAL { GRAPH ?g { ?s :p 6 } } }",
        "SELECT * { { ?s :p 5 } UNION { GRAPH ?g { ?s :p 6 } } }",
        "SELECT * { ?s :p 5 { SELECT ?s (MAX(?o) AS ?m) { GRAPH ?g { ?s :p ?o } } GROUP BY ?s } }",
        "SELECT * { :s3 :q/:q ?t }",
        "SELECT * { ?s (:q|^:q)+ :s3 }",
        "SELECT * { GRAPH ?g { :s3 :q* ?t } }",
        "SELECT * { GRAPH :a { ?s :q+ :s3 } ?s :p 5 }",
        "SELECT (1 AS ?x) {}",
        "ASK {}",
        "ASK { GRAPH :a {} }",
        "ASK { ?s :p 5 }",
        "CONSTRUCT { ?s :r ?o } WHERE { GRAPH ?g { ?s :p ?o } }",
        "DESCRIBE :s3",
        "DESCRIBE ?s { ?s :p 5 }",
      })
  void graphs_anyQuery_answersTheSame(String text) {
    for (var asked : ASKED) {
      var query = QueryFactory.create(PREFIXES + text);
      assertThat(answer(store.published(), query, asked))
          .as("%s of %s and %s", text, asked.getDefaultGraphURIs(), asked.getNamedGraphURIs())
          .containsExactlyInAnyOrderElementsOf(answer(copy, query, asked));
    }
  }

  private static List<String> answer(DatasetGraph data, Query query, DatasetDescription asked) {
    var bounds =
        new EngineBounds(new MemoryBudget(1 << 28), new TemporaryFiles(folder.resolve("rows"), 0));
    var written = new ByteArrayOutputStream();
    boolean table = query.isSelectType() || query.isAskType();
    var type = table ? "text/tab-separated-values" : "application/n-triples";
    var format =
        ResultFormat.choose(
            query, List.of(new MediaType(type.split("/", 2)[0], type.split("/", 2)[1])));
    new EmbeddedStore(data).evaluate(query, asked, bounds).write(format, written, () -> {});
    var lines = written.toString(UTF_8).lines();
    return table ? lines.toList() : lines.distinct().toList(); // a triple may come twice
  }
}

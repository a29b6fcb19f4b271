package city.madang.portal.sparql.index;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.etl.graph.GraphStore;
import city.madang.portal.sparql.bounds.MemoryBudget;
import city.madang.portal.sparql.bounds.OverBudgetError;
import city.madang.portal.sparql.bounds.TemporaryFiles;
import city.madang.portal.sparql.engine.EngineBounds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIteratorCheck;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecBuilder;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is asked, the answer is that of the general engine over a copy in memory.
class IndexExecutorTest {
  private static final String NS = "http://example.com/";
  private static final String PREFIXES =
      "PREFIX : <" + NS + "> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> ";

  private static final List<String> CONSTANTS =
      List.of(
          "0",
          "-3",
          "5",
          "4.999",
          "-2.5",
          "0.0e0",
          "1e-90",
          "1e90",
          "-1e90",
          "7e0",
          "'5'^^xsd:float",
          "'INF'^^xsd:double",
          "'NaN'^^xsd:double",
          "'6'^^xsd:int",
          "9007199254740993",
          "9007199254740992e0",
          "33.957",
          "33.957e0",
          "36028797018963968",
          "123456789012345678901234567890",
          "'2026-03-29T12:00:00Z'^^xsd:dateTime",
          "'2026-03-29T12:00:00'^^xsd:dateTime",
          "'2026-03-29T12:00:00+09:00'^^xsd:dateTime",
          "'0000-01-01T00:00:00Z'^^xsd:dateTime",
          "'12026-03-29T12:00:00Z'^^xsd:dateTime",
          "'2026-03-29'^^xsd:date",
          "'2026-03-29+09:00'^^xsd:date",
          "'a'",
          "true");

  /// What comes beside the constants.
  private static final List<String> VALUES =
      List.of(
          "'5.0'^^xsd:decimal",
          "'5.00'^^xsd:decimal",
          "'-0.0'^^xsd:double",
          "'05'^^xsd:integer",
          "'7'^^xsd:unsignedByte",
          "'-8'^^xsd:negativeInteger",
          "'1.5'^^xsd:float",
          "'NaN'^^xsd:float",
          "'abc'^^xsd:integer",
          "'2026-03-28T23:59:59.999+14:00'^^xsd:dateTime",
          "'2026-03-29T12:00:00.5-12:00'^^xsd:dateTime",
          "'2026-03-30T00:00:00'^^xsd:dateTime",
          "'2026-03-29T24:00:00Z'^^xsd:dateTime",
          "'2026-03-29T12:00:01Z'^^xsd:dateTimeStamp",
          "'2026-03-28'^^xsd:date",
          "'2026-03-30-11:00'^^xsd:date",
          "'b'@ko",
          ":thing",
          "<< :a :b 5 >>");

  @TempDir static Path folder;
  private static GraphStore store;
  private static DatasetGraph copy;

  @BeforeAll
  static void load() throws Exception {
    store = GraphStore.tdb2(Files.createDirectories(folder.resolve("store")));
    for (int graph = 0; graph < 3; graph++) {
      var file = folder.resolve(graph + ".ttl");
      Files.writeString(file, turtle(new Random(graph)));
      store.replace(NS + "graph" + graph, "1", List.of(file));
    }
    copy = DatasetGraphFactory.createTxnMem();
    Txn.executeRead(
        store.published(),
        () -> Txn.executeWrite(copy, () -> store.published().find().forEachRemaining(copy::add)));
  }

  /// Graphs that overlap.
  private static String turtle(Random random) {
    var values = Stream.concat(CONSTANTS.stream(), VALUES.stream()).toList();
    return PREFIXES
        + ":one :single '7'^^xsd:int .\n"
        + IntStream.range(0, 2_500)
            .mapToObj(
                i ->
                    ":e%d :part :c%d ; :infinite 'INF'^^xsd:double ; :negative '-INF'^^xsd:double ;"
                            .formatted(i, i % 3)
                        + " :zero '-0.0'^^xsd:double ; :zeros '%s0.0'^^xsd:double ."
                            .formatted(i % 2 == 0 ? "-" : ""))
            .collect(joining("\n"))
        + IntStream.range(0, 600)
            .mapToObj(
                _ ->
                    ":s%d :%s %s ."
                        .formatted(
                            random.nextInt(40),
                            List.of("any", "p", "q").get(random.nextInt(3)),
                            values
                                .get(random.nextInt(values.size()))
                                .replace("<< :a :b 5 >>", "<<( :a :b 5 )>>")))
            .collect(joining("\n"))
        + IntStream.range(0, 300)
            .mapToObj(
                _ ->
                    ":s%d a :C%d ; :double %d.5e0 ; :whole %d ; :link :s%d ."
                        .formatted(
                            random.nextInt(40),
                            random.nextInt(4),
                            random.nextInt(60) - 30,
                            random.nextInt(60) - 30,
                            random.nextInt(40)))
            .collect(joining("\n"))
        + IntStream.range(0, 3_000)
            .mapToObj(
                i ->
                    ":o%d a :Kind ; :station :t%d ; :value %d.5e0, %d.25e0 ; :weight %d ."
                        .formatted(
                            i + random.nextInt(500),
                            random.nextInt(20),
                            random.nextInt(100),
                            random.nextInt(100),
                            random.nextInt(10)))
            .collect(joining("\n"));
  }

  @AfterAll
  static void close() {
    store.close();
  }

  static Stream<String> comparisons() {
    return CONSTANTS.stream()
        .flatMap(
            constant ->
                Stream.of("<", "<=", ">", ">=", "=")
                    .flatMap(
                        sign ->
                            Stream.of(
                                "?v %s %s".formatted(sign, constant),
                                "%s %s ?v".formatted(constant, sign))));
  }

  @ParameterizedTest
  @MethodSource("comparisons")
  void filter_comparison_passesTheSame(String filter) {
    requireSame("SELECT ?s ?v { ?s :any ?v FILTER(" + filter + ") }");
    requireSame("SELECT ?s ?v ?d { ?s :any ?v ; :double ?d FILTER(" + filter + " && ?d > 3) }");
    requireSame("SELECT (COUNT(*) AS ?n) { ?s :any ?v FILTER(" + filter + ") }");
    requireSame("SELECT ?v (COUNT(?s) AS ?n) { ?s :any ?v FILTER(" + filter + ") } GROUP BY ?v");
    requireSame("SELECT DISTINCT ?v { GRAPH :graph1 { ?s :any ?v FILTER(" + filter + ") } }");
  }

  @ParameterizedTest
  @ValueSource(strings = {"infinite", "negative", "zero", "zeros"})
  void aggregate_ofUttermostDoubles_isTheSame(String property) {
    for (var kind : List.of("SUM", "AVG", "MIN", "MAX")) {
      requireSame("SELECT (%s(?o) AS ?x) { ?s :%s ?o }".formatted(kind, property));
      requireSame("SELECT (%s(?o) AS ?x) { ?s :%s ?o FILTER(?o >= 0) }".formatted(kind, property));
      requireSame("SELECT (%s(?o) AS ?x) { ?s :%s ?o FILTER(?o <= 0) }".formatted(kind, property));
      requireSame(
          "SELECT ?k (%s(?o) AS ?x) { ?s :part ?k ; :%s ?o } GROUP BY ?k"
              .formatted(kind, property));
      requireSame(
          "SELECT ?o (%s(?o) AS ?x) { ?s :part ?k ; :%s ?o } GROUP BY ?o"
              .formatted(kind, property));
    }
  }

  static Stream<String> intervals() {
    var random = new Random(5);
    var close =
        Stream.of(
            "?v >= 33.957e0 && ?v <= 33.957",
            "?v > 33.957e0 && ?v < 33.957",
            "?v >= 9007199254740993 && ?v <= 9007199254740992e0",
            "?v >= 33.957 && ?v <= 33.95699999999999e0");
    var any =
        IntStream.range(0, 60)
            .mapToObj(
                _ ->
                    "?v >%s %s && ?v <%s %s"
                        .formatted(
                            random.nextBoolean() ? "=" : "",
                            CONSTANTS.get(random.nextInt(CONSTANTS.size())),
                            random.nextBoolean() ? "=" : "",
                            CONSTANTS.get(random.nextInt(CONSTANTS.size()))));
    return Stream.concat(close, any);
  }

  @ParameterizedTest
  @MethodSource("intervals")
  void filter_interval_passesTheSame(String filter) {
    requireSame("SELECT ?s ?v { ?s :any ?v FILTER(" + filter + ") }");
    requireSame("SELECT (COUNT(DISTINCT ?v) AS ?n) { ?s :any ?v FILTER(" + filter + ") }");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT ?c (COUNT(*) AS ?n) { ?s a ?c } GROUP BY ?c",
        "SELECT ?c (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c } GROUP BY ?c HAVING(?n > 3) ORDER BY ?n",
        "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p",
        "SELECT ?p (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o } GROUP BY ?p",
        "SELECT ?p (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o } GROUP BY ?p",
        "SELECT ?p (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o } GROUP BY ?p",
        "SELECT ?p (COUNT(DISTINCT ?s) AS ?n) (COUNT(*) AS ?m) (COUNT(?o) AS ?k) { ?s ?p ?o } GROUP"
            + " BY ?p HAVING(?n > 2)",
        "SELECT ?p (COUNT(DISTINCT ?s) AS ?n) (COUNT(DISTINCT ?o) AS ?m) { ?s ?p ?o } GROUP BY ?p",
        "SELECT ?o (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o } GROUP BY ?o",
        "SELECT ?o (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o } GROUP BY ?o",
        "SELECT ?s (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o } GROUP BY ?s",
        "SELECT ?s (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o } GROUP BY ?s",
        "SELECT ?p (COUNT(DISTINCT ?s) AS ?n) { GRAPH :graph1 { ?s ?p ?o } } GROUP BY ?p",
        "SELECT ?p (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?s } GROUP BY ?p",
        "SELECT ?p (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o FILTER(?o > 3) } GROUP BY ?p",
        "SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s",
        "SELECT ?o (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?o",
        "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g",
        "SELECT ?g (COUNT(?o) AS ?n) (COUNT(*) AS ?m) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g",
        "SELECT ?g (COUNT(DISTINCT ?o) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g",
        "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?s } } GROUP BY ?g",
        "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?g ?p ?o } } GROUP BY ?g",
        "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s a ?o } } GROUP BY ?g",
        "SELECT ?s (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?s",
        "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }",
        "SELECT DISTINCT ?g { GRAPH ?g { ?s a ?o } }",
        "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o FILTER(?o > 3) } }",
        "SELECT ?p (COUNT(?o) AS ?n) { :s3 ?p ?o } GROUP BY ?p",
        "SELECT ?s (COUNT(?p) AS ?n) { ?s ?p 5 } GROUP BY ?s",
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
        "SELECT (COUNT(*) AS ?n) { ?s ?s ?o }",
        "SELECT (COUNT(*) AS ?n) { ?s :link ?s }",
        "SELECT (COUNT(*) AS ?n) { :s3 :double 3.5e0 }",
        "SELECT (COUNT(DISTINCT *) AS ?n) { ?s :any ?o }",
        "SELECT (COUNT(*) AS ?n) { GRAPH :graph1 { ?s ?p ?o } }",
        "SELECT (COUNT(*) AS ?n) { GRAPH :nowhere { ?s ?p ?o } }",
        "SELECT (COUNT(*) AS ?n) { ?s :nothing ?o }",
        "SELECT (SUM(?o) AS ?a) (AVG(?o) AS ?b) (MIN(?o) AS ?c) (MAX(?o) AS ?d) { ?s :double ?o }",
        "SELECT (SUM(?o) AS ?a) (AVG(?o) AS ?b) (MIN(?o) AS ?c) (MAX(?o) AS ?d) { ?s :whole ?o }",
        "SELECT (SUM(?o) AS ?a) (AVG(?o) AS ?b) (MIN(?o) AS ?c) (MAX(?o) AS ?d) { ?s :any ?o }",
        "SELECT (SUM(?o) AS ?a) (AVG(?o) AS ?b) (MIN(?o) AS ?c) { ?s :double ?o FILTER(?o > 99) }",
        "SELECT (SUM(?o) AS ?a) (MAX(?o) AS ?b) (COUNT(*) AS ?n) { ?s :whole ?o FILTER(?o < 2.5) }",
        "SELECT (AVG(?o) AS ?b) { GRAPH :graph2 { ?s :double ?o FILTER(?o < 2.5) } }",
        "SELECT (SUM(DISTINCT ?o) AS ?a) { ?s :double ?o }",
        "SELECT (SUM(?o + 1) AS ?a) { ?s :double ?o }",
        "SELECT (SAMPLE(?c) AS ?x) (COUNT(*) AS ?n) { ?s a ?c FILTER(?c = :C1) }",
        "SELECT (GROUP_CONCAT(?o) AS ?x) { :s1 :link ?o FILTER(?o = :s1) }",
        "SELECT ?o (SUM(?o) AS ?x) { ?s :whole ?o } GROUP BY ?o",
        "SELECT (COUNT(*) AS ?n) { ?s :double ?o FILTER(?o > 3 && ?s != :s1) }",
        "SELECT (COUNT(*) AS ?n) { ?s :double ?o FILTER(?o > 3 || ?o < -3) }",
        "SELECT (COUNT(*) AS ?n) { ?s :double ?o FILTER(!(?o > 3)) }",
        "SELECT DISTINCT ?p { ?s ?p ?o }",
        "SELECT DISTINCT ?o { ?s :any ?o }",
        "SELECT DISTINCT ?s { ?s :any ?o }",
        "SELECT DISTINCT ?x { ?s :any ?o }",
        "SELECT DISTINCT ?s ?o { ?s :any ?o }",
        "SELECT DISTINCT ?o { ?s a ?o } ORDER BY ?o LIMIT 2",
        "SELECT ?s ?n { VALUES ?s { :s1 :s2 } { SELECT ?s (COUNT(*) AS ?n) { ?s a ?c } GROUP BY ?s"
            + " } }",
        "SELECT ?c ?n { ?c :link ?x OPTIONAL { SELECT ?c (COUNT(*) AS ?n) { ?s :link ?c } GROUP BY"
            + " ?c } }",
        "SELECT ?s ?x ?y { ?s :double ?x ; :whole ?y FILTER(?x > 2 && ?x < 9 && ?y > 1 && ?y < 5)"
            + " }",
        "SELECT ?s ?x ?y { ?s :double ?x . ?t :whole ?y ; :link ?s FILTER(?x > 2 && ?y = 3) }",
        "SELECT ?x { :s3 :double ?x FILTER(?x > 2) }",
        "SELECT ?s ?x { ?s a :C1 ; :double ?x FILTER(?x > 2) OPTIONAL { ?s :any ?z FILTER(?z > ?x)"
            + " } }",
        "SELECT ?s { ?s :double ?x FILTER(?x > 2) FILTER NOT EXISTS { ?s :whole ?w FILTER(?w > ?x)"
            + " } }",
        "SELECT ?s { { ?s :double ?x FILTER(?x > 20) } UNION { ?s :whole ?x FILTER(?x > 20) } }",
        "SELECT ?s { ?s :double ?x MINUS { ?s :whole ?x FILTER(?x > 20) } FILTER(?x > 20) }",
        "SELECT ?s ?y { ?s :double ?x FILTER(?x > 20) BIND(?x * 2 AS ?y) FILTER(?y < 50) }",
        "SELECT ?g ?s { GRAPH ?g { ?s :double ?x FILTER(?x > 20) } }",
        "SELECT ?t (AVG(?v) AS ?a) (COUNT(*) AS ?n) { ?o :station ?t ; :value ?v } GROUP BY ?t",
        "SELECT ?t (SUM(?w) AS ?a) (MAX(?v) AS ?m) { ?o :value ?v ; :weight ?w ; :station ?t }"
            + " GROUP BY ?t",
        "SELECT ?t (SUM(?w) AS ?a) { ?o a :Kind ; :weight ?w ; :station ?t FILTER(?w > 3) } GROUP"
            + " BY ?t",
        "SELECT (SUM(?w) AS ?a) (AVG(?v) AS ?b) (COUNT(?o) AS ?n) { ?o :value ?v ; :weight ?w }",
        "SELECT (COUNT(*) AS ?n) { ?o :value ?v ; :weight ?w FILTER(?v < 50 && ?w > 99) }",
        "SELECT ?t (COUNT(*) AS ?n) { ?o :value ?v ; :station ?t FILTER(?v > ?t) } GROUP BY ?t",
        "SELECT ?v (COUNT(*) AS ?n) { GRAPH :graph1 { ?o :value ?v ; :weight ?w } } GROUP BY ?v",
        "SELECT ?t (COUNT(DISTINCT ?o) AS ?n) { ?o :value ?v ; :station ?t } GROUP BY ?t",
        "SELECT ?t (COUNT(*) AS ?n) { ?o :value ?v ; :station ?t ; :value ?u } GROUP BY ?t",
        "SELECT (SUM(?v) AS ?a) (AVG(?v) AS ?b) (MAX(?v) AS ?c) { GRAPH :graph1 { ?s :single ?v }"
            + " }",
        "SELECT ?g { GRAPH ?g {} }",
        "SELECT ?s { ?s a ?c FILTER EXISTS { GRAPH ?s {} } }",
        "SELECT ?g { VALUES ?g { :graph1 :nowhere 7 } FILTER EXISTS { GRAPH ?g {} } }",
        "SELECT ?g { VALUES ?g { :graph1 :nowhere } GRAPH ?g {} }",
        "SELECT ?g ?x { VALUES ?g { :graph1 :nowhere } OPTIONAL { GRAPH ?g {} BIND(1 AS ?x) } }",
        "SELECT ?g ?x { VALUES ?x { 1 2 } GRAPH ?g {} }",
        "SELECT ?g { VALUES ?g { :graph1 :nowhere } MINUS { GRAPH ?g {} } }",
        "SELECT ?g { VALUES ?g { :graph1 :nowhere } FILTER NOT EXISTS { GRAPH ?g { GRAPH ?g {} } }"
            + " }",
        "ASK { ?s :double ?x FILTER(?x > 29) }",
        "SELECT ?x { VALUES ?s {} ?s :double ?x ; :whole ?y }",
        "SELECT ?x { ?t :nothing ?s BIND(?s AS ?u) ?s :double ?x ; :whole ?y FILTER(?x > ?y) }",
        "SELECT ?x { ?s :double ?x ; :link ?s FILTER(?x > 1000) ?s :whole ?y ; a :Kind }",
        "SELECT ?x { VALUES ?s {} GRAPH ?g { ?s :double ?x ; :whole ?y FILTER(?x > ?y) } }"
      })
  void query_anyShape_answersTheSame(String query) {
    requireSame(query);
  }

  /// More rows than a long can count: the engine counts them one by one, until it is ended.
  @Test
  void count_ofTooManyRows_isNoWrongNumber() throws Exception {
    var file = folder.resolve("many.ttl");
    var values = IntStream.range(0, 2_100).mapToObj(Integer::toString).collect(joining(","));
    var arms =
        IntStream.range(0, 6)
            .mapToObj(i -> ":many%d %s".formatted(i, values))
            .collect(joining(";"));
    Files.writeString(file, PREFIXES + ":s " + arms + " .");
    store.replace(NS + "many", "1", List.of(file));
    var all =
        IntStream.range(0, 6).mapToObj(i -> ":many%d ?v%d".formatted(i, i)).collect(joining(";"));
    var query = QueryFactory.create(PREFIXES + "SELECT (COUNT(*) AS ?n) { ?s " + all + " }");
    var asked = asked(query).timeout(1, TimeUnit.SECONDS);
    try {
      assertThatThrownBy(() -> answer(asked, query, store.published()))
          .isInstanceOf(QueryCancelledException.class);
    } finally {
      store.remove(NS + "many");
    }
  }

  /// The distinct values are neighbors in an index, so they need not be held.
  @Test
  void countDistinct_ofEachProperty_holdsTheGroupsAlone() {
    var byIndex = PREFIXES + "SELECT ?p (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o } GROUP BY ?p";
    var byEngine =
        PREFIXES
            + "SELECT ?p (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o FILTER(?s != :s1) } GROUP BY ?p";
    long most = 32 << 10;

    assertThat(answer(byIndex, most)).isNotEmpty();
    assertThatThrownBy(() -> answer(byEngine, most)).isInstanceOf(OverBudgetError.class);
  }

  private static List<String> answer(String text, long most) {
    var query = QueryFactory.create(text);
    return answer(asked(query, most), query, store.published());
  }

  private static QueryExecBuilder asked(Query query) {
    return asked(query, 1 << 28);
  }

  private static QueryExecBuilder asked(Query query, long most) {
    var asked =
        QueryExec.dataset(store.published())
            .query(query)
            .set(ARQ.enablePropertyFunctions, false)
            .set(QueryIteratorCheck.failOnOpenIterator, true)
            .set(ARQConstants.sysOpExecutorFactory, IndexExecutor.FACTORY);
    new EngineBounds(new MemoryBudget(most), new TemporaryFiles(folder.resolve("rows"), 0))
        .putInto(asked);
    return asked;
  }

  private static void requireSame(String text) {
    var query = QueryFactory.create(PREFIXES + text);
    var asked = asked(query);
    var expected = QueryExec.dataset(union()).query(query);
    assertThat(answer(asked, query, store.published()))
        .as(text)
        .containsExactlyInAnyOrderElementsOf(answer(expected, query, copy));
  }

  /// All graphs together as the default one, as the store has it.
  private static DatasetGraph union() {
    var graphs = List.of(NS + "graph0", NS + "graph1", NS + "graph2");
    return DynamicDatasets.dynamicDataset(DatasetDescription.create(graphs, graphs), copy, false);
  }

  private static List<String> answer(QueryExecBuilder asked, Query query, DatasetGraph data) {
    return Txn.calculateRead(
        data,
        () -> {
          try (var execution = asked.build()) {
            return query.isAskType() ? List.of("" + execution.ask()) : rows(execution);
          }
        });
  }

  private static List<String> rows(QueryExec execution) {
    var rows = new ArrayList<String>();
    var answer = execution.select();
    var variables = answer.getResultVars();
    answer.forEachRemaining(row -> rows.add(row(row, variables)));
    return rows.stream().sorted().toList();
  }

  private static String row(Binding row, List<Var> variables) {
    return variables.stream().map(name -> name + "=" + row.get(name)).collect(joining(" "));
  }
}

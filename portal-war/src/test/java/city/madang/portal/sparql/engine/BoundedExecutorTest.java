package city.madang.portal.sparql.engine;

import static java.time.Duration.ofSeconds;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import city.madang.portal.problem.ProblemException;
import city.madang.portal.sparql.bounds.MemoryBudget;
import city.madang.portal.sparql.bounds.OverBudgetError;
import city.madang.portal.sparql.bounds.TemporaryFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.main.OpExecutorFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.Function;
import org.apache.jena.sparql.function.FunctionBase1;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.sse.SSE;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedExecutorTest {
  private static final long MUCH = 64 << 20;
  private static final long LITTLE = 40_000;
  private static final int THINGS = 600;
  private static final String PREFIXES =
      "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>"
          + " PREFIX fn: <http://www.w3.org/2005/xpath-functions#>"
          + " PREFIX math: <http://www.w3.org/2005/xpath-functions/math#> ";

  @TempDir Path folder;
  private final DatasetGraph store = DatabaseMgr.createDatasetGraph();

  @BeforeEach
  void fill() {
    Txn.executeWrite(
        store,
        () -> {
          for (int i = 0; i < THINGS; i++) {
            store.add(SSE.parseQuad("(_ <urn:s%d> <urn:n> %d)".formatted(i, i * 7 % 100)));
            store.add(SSE.parseQuad("(_ <urn:s%d> <urn:next> <urn:s%d>)".formatted(i, i + 1)));
            store.add(SSE.parseQuad("(_ <urn:s%d> <urn:t> <urn:c%d>)".formatted(i, i % 3)));
          }
          for (var term :
              List.of(
                  "'가\\n\"'",
                  "'a'@ko",
                  "'01'^^<http://www.w3.org/2001/XMLSchema#integer>",
                  "_:b",
                  "1e3",
                  "true",
                  "<<( <urn:a> <urn:b> 'c' )>>",
                  "'x'@en--ltr",
                  "''")) {
            store.add(SSE.parseQuad("(_ <urn:odd> <urn:p> %s)".formatted(term)));
          }
        });
  }

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT ?t (COUNT(*) AS ?c) (SUM(?n) AS ?s) { ?x <urn:n> ?n ; <urn:t> ?t } GROUP BY ?t",
        "SELECT (COUNT(*) AS ?c) (SUM(?n) AS ?s) { ?x <urn:none> ?n }",
        "SELECT ?x (COUNT(*) AS ?c) { ?x <urn:none> ?n } GROUP BY ?x",
        "SELECT ?t { ?x <urn:t> ?t } GROUP BY ?t",
        "SELECT (COUNT(DISTINCT ?n) AS ?c) (SUM(DISTINCT ?n) AS ?s) (AVG(DISTINCT ?n) AS ?a)"
            + " { ?x <urn:n> ?n }",
        "SELECT (COUNT(DISTINCT *) AS ?c) { ?x <urn:t> ?n }",
        "SELECT (MIN(?n) AS ?a) (MAX(?n) AS ?b) (MIN(DISTINCT ?n) AS ?c) (SAMPLE(?z) AS ?d)"
            + " { ?x <urn:n> ?n BIND(7 AS ?z) }",
        "SELECT (GROUP_CONCAT(?n; separator='|') AS ?c) (GROUP_CONCAT(DISTINCT ?z) AS ?d)"
            + " { VALUES ?n { 3 1 2 } BIND(STR(5) AS ?z) }",
        "SELECT (SUM(?n / ?zero) AS ?s) (COUNT(?n / ?zero) AS ?c) { ?x <urn:n> ?n BIND(0 AS ?zero)"
            + " }",
        "SELECT ?n (COUNT(*) AS ?c) { ?x <urn:n> ?n } GROUP BY (?n + 1 AS ?m) ?n HAVING(COUNT(*) >"
            + " 5)",
        "SELECT ?x { ?x <urn:n> ?n MINUS { ?x <urn:t> <urn:c1> } }",
        "SELECT ?x { ?x <urn:n> ?n MINUS { ?y <urn:t> <urn:c1> } }",
        "SELECT ?x ?n { ?x <urn:n> ?n MINUS { OPTIONAL { ?x <urn:t> <urn:c1> } ?z <urn:n> ?n } }",
        "SELECT ?x ?y { { SELECT ?x ?n { ?x <urn:n> ?n } } { SELECT ?y ?n { ?y <urn:n> ?n } } }",
        "SELECT ?x ?y { ?x <urn:t> <urn:c1> OPTIONAL { { SELECT ?y ?x { ?x <urn:next> ?y } } } }",
        "SELECT ?x ?v { ?x <urn:n> ?n VALUES (?n ?v) { (7 1) (14 UNDEF) (UNDEF 9) } }",
        "SELECT ?b { <urn:s590> <urn:next>+ ?b }",
        "SELECT ?a { ?a <urn:next>* <urn:s9> }",
        "SELECT ?a ?b { ?a (<urn:next>/<urn:next>)+ ?b . ?b <urn:n> 7 }",
        "SELECT ?a { ?a (<urn:next>|<urn:t>)* ?a }",
        "SELECT ?x { ?x <urn:n> ?n } ORDER BY DESC(?n) ?x LIMIT 10",
        "SELECT DISTINCT ?n { ?x <urn:n> ?n } ORDER BY ?n LIMIT 10",
        "SELECT (CONCAT('a', STR(?n), 'b'@ko) AS ?c) (REPLACE(STR(?x), '(s)', '$1$1') AS ?r)"
            + " { ?x <urn:n> ?n }",
        "SELECT (<http://www.w3.org/2005/xpath-functions#concat>(?n, 'x') AS ?c)"
            + " (<http://www.w3.org/2005/xpath-functions#replace>('abc', 'B', 'x', 'i') AS ?d)"
            + " { ?x <urn:n> ?n FILTER(EXISTS { ?x <urn:t> ?t FILTER(CONCAT(?t, 'x') != 'y') } ||"
            + " CONCAT('a', 'b') = 'ab') }",
        "SELECT ?x ?b (REGEX(?t, 'S1.$', 'i') AS ?c) (REGEX(?t, STR(?n)) AS ?d)"
            + " (<http://www.w3.org/2005/xpath-functions#matches>(?t, '[s]7.*') AS ?e)"
            + " { ?x <urn:n> ?n BIND(STR(?x) AS ?t) BIND(REGEX(?t, '9') AS ?b)"
            + " FILTER(REGEX(?t, 's[12]') || REGEX(?t, '.', 'q')) }",
        "SELECT (REPLACE('', '.*', 'x') AS ?a) (REPLACE('abc', '.*', 'x') AS ?b)"
            + " (REPLACE('abc'@ko, '(b)|z', '[$1$2]') AS ?c) (REPLACE('abc', 'b', '$7') AS ?d)"
            + " (REPLACE('abc', 'x*', '-') AS ?e) (REPLACE('a.c', '.', '$0$0', 'q') AS ?f) {}",
        "SELECT (?n + 1 - 2.5 AS ?a) (?n * ?n / 7 AS ?b) (?n / 0 AS ?c) (1e9 * ?n AS ?d)"
            + " ('P1D'^^xsd:dayTimeDuration + ?day AS ?e) ('a' + 'b' AS ?f) (xsd:integer('07') AS"
            + " ?g) (xsd:decimal(?n) AS ?h) (xsd:date(?n) AS ?i) (STRDT(STR(?n), xsd:byte) AS ?j)"
            + " (math:pow(?n, 3) AS ?k) (math:pow(2, -3) AS ?l) (math:pow(-2, 3.5) AS ?m)"
            + " (fn:round(7.125, 2) AS ?o) (fn:round-half-to-even(?n, -1) AS ?p) (fn:round('x', 1)"
            + " AS ?q) (xsd:dateTime('2026-11-29T10:00:00Z') - ?day AS ?r)"
            + " { ?x <urn:n> ?n BIND('PT24H'^^xsd:duration AS ?day) }",
      })
  void execute_anyOperator_answersAsJenaDoes(String query) {
    assertThat(rows(query, MUCH)).containsExactlyInAnyOrderElementsOf(rowsOfJena(query));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT ?x ?n { ?x <urn:n> ?n FILTER(?x IN (IRIS)) }",
        "SELECT ?x ?n { ?x <urn:n> ?n FILTER(?x NOT IN (IRIS)) }",
        "SELECT ?x ?y { ?x <urn:n> 7 ; <urn:next> ?y FILTER(?x IN (IRIS) && ?y IN (IRIS)) }",
        "SELECT ?x ?o { ?x ?p ?o FILTER(?o IN (IRIS)) FILTER(?x IN (IRIS)) FILTER(?p != <urn:t>) }",
        "SELECT ?x ?y { ?x <urn:t> <urn:c1> OPTIONAL { ?x <urn:next> ?y FILTER(?x IN (IRIS)) } }",
        "SELECT ?x ?y { ?x <urn:n> 7 OPTIONAL { ?x <urn:none> ?y } FILTER(?y IN (IRIS)) }",
        "SELECT ?x ?y { ?x <urn:n> 7 OPTIONAL { ?x <urn:none> ?y } FILTER(!(?y IN (IRIS))) }",
        "SELECT ?x { ?x <urn:n> ?n FILTER EXISTS { ?x <urn:next> ?y FILTER(?y IN (IRIS)) } }",
        "SELECT ?x { ?x <urn:n> ?n FILTER NOT EXISTS { ?x <urn:t> ?t FILTER(?x IN (IRIS)) } }",
        "SELECT ?x { ?x <urn:n> ?n MINUS { ?x <urn:t> ?t FILTER(?x IN (IRIS)) } }",
        "SELECT ?x { { SELECT ?x { ?x <urn:n> ?n FILTER(?x IN (IRIS)) } ORDER BY ?x LIMIT 5 } }",
        "SELECT ?x ?n { { ?x <urn:n> ?n } UNION { ?n <urn:n> ?x } FILTER(?x IN (IRIS)) }",
        "SELECT ?x ?b { ?x <urn:n> ?n BIND(?n IN (NUMBERS) AS ?b) }",
        "SELECT ?x ?n { ?x <urn:n> ?n FILTER(?n + 1 IN (NUMBERS)) FILTER(?n NOT IN (ODD)) }",
        "SELECT ?o ?b { ?s ?p ?o BIND(?o IN (ODD) AS ?b) }",
        "SELECT ?o { ?s ?p ?o FILTER(?o NOT IN (IRIS, ODD)) }",
        "SELECT ?o ?b { ?s ?p ?o BIND(?o IN (NUMBERS, IRIS, ODD) AS ?b) }",
        "SELECT ?t (COUNT(*) AS ?c) { ?x <urn:t> ?t } GROUP BY ?t HAVING(COUNT(*) IN (NUMBERS))",
        "SELECT ?x { BIND(1/0 AS ?x) FILTER(?x IN (IRIS)) }",
        "SELECT ?x { ?y <urn:n> 7 OPTIONAL { ?y <urn:none> ?e } BIND(?e AS ?x) FILTER(?x IN (IRIS))"
            + " }",
        "SELECT ?x { VALUES (?x ?n) { (UNDEF 7) } ?s <urn:n> ?n FILTER(?x IN (IRIS)) }",
        "SELECT ?d { ?s <urn:n> 7 OPTIONAL { ?s <urn:none> ?d } } GROUP BY ?d HAVING(?d IN (IRIS))",
        "SELECT ?m { { SELECT (MIN(?e) AS ?m) { ?e <urn:none> ?o } } FILTER(?m IN (IRIS)) }",
        "SELECT ?x { { SELECT (1/0 AS ?x) { ?s <urn:n> 7 } } FILTER(?x IN (IRIS)) }",
        "SELECT ?x { { ?x <urn:n> ?n } UNION { BIND(1/0 AS ?x) } FILTER(?x IN (IRIS)) }",
        "SELECT ?s { ?s <urn:n> 7 FILTER EXISTS { VALUES ?x { UNDEF } FILTER(?x IN (IRIS)) } }",
      })
  void execute_longList_answersAsJenaDoes(String query) {
    var iris = list("<urn:s%d>", 100);
    var odd = "'a'@ko, 1.0e3, true, 'x'@en, '', 7.0, '7', <urn:odd>, '2026-11-30'^^xsd:date, ";
    var text =
        query
            .replace("IRIS", iris)
            .replace("NUMBERS", list("%d.0", 200))
            .replace("ODD", odd + list("'%d'^^<urn:t>", 70));

    assertThat(rows(text, MUCH)).containsExactlyInAnyOrderElementsOf(rowsOfJena(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"<urn:s%d>|?x", "%d|?n", "'%d'|STR(?n)", "%d.5|?n + 0.5"})
  @Timeout(10)
  void execute_listOfThousands_isNoLongerPlan(String constant, String sought) {
    var query =
        "SELECT ?x { ?x <urn:n> ?n FILTER(%s IN (%s)) }".formatted(sought, list(constant, 9_000));

    assertThat(rows(query, MUCH)).hasSize(THINGS);
  }

  /// Jena's own answer has it.
  @Test
  void execute_pathToALongList_findsNothingThatIsNotInTheData() {
    var query =
        "SELECT ?x ?y { ?x <urn:next>* ?y FILTER(?y IN (<urn:absent>, %s)) }"
            .formatted(list("<urn:s%d>", 100));

    assertThat(rows(query, MUCH)).isNotEmpty();
    assertThat(rows(query, MUCH).toString()).doesNotContain("absent");
  }

  /// Jena's own answer has it twice.
  @Test
  void execute_iriTwiceInAList_isOneRow() {
    var query =
        "SELECT ?x { ?x <urn:n> ?n FILTER(?x IN (<urn:s3>, %s)) }"
            .formatted(list("<urn:s%d>", 100));

    assertThat(rows(query, MUCH)).hasSize(100);
  }

  private static String list(String constant, int count) {
    return IntStream.range(0, count).mapToObj(constant::formatted).collect(joining(", "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * { ?x ?p ?o } ORDER BY ?o ?x ?p",
        "SELECT * { ?x <urn:n> ?n BIND(STR(?n) AS ?s) } ORDER BY DESC(?s) ?x",
        "SELECT DISTINCT ?x ?n { ?x <urn:n> ?n { ?y <urn:t> ?t } } ORDER BY ?n ?x",
      })
  void execute_moreRowsThanMemoryHolds_areSortedOnDisk(String query) {
    assertThat(rows(query, LITTLE)).containsExactlyElementsOf(rowsOfJena(query));
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT DISTINCT * { ?x ?p ?o }",
        "SELECT DISTINCT ?x ?t { ?x <urn:n> ?n . ?y <urn:t> ?t }",
        "SELECT DISTINCT ?n { ?x <urn:n> ?n }",
      })
  void execute_moreDistinctRowsThanMemoryHolds_areSortedOnDisk(String query) {
    assertThat(rows(query, LITTLE)).containsExactlyInAnyOrderElementsOf(rowsOfJena(query));
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT ?x ?y { { SELECT ?x ?n { ?x <urn:n> ?n } LIMIT 500 }"
            + " { SELECT ?y ?n { ?y <urn:n> ?n } LIMIT 500 } }",
        "SELECT ?x ?y { ?x <urn:t> <urn:c1> OPTIONAL { { SELECT ?x ?y { ?x <urn:next> ?y } } } }",
        "SELECT ?x { ?x <urn:n> ?n MINUS { ?x <urn:t> ?t FILTER(?x != <urn:s1>) } }",
        "SELECT ?x (COUNT(*) AS ?c) { ?x <urn:n> ?n } GROUP BY ?x",
        "SELECT (COUNT(DISTINCT ?x) AS ?c) { ?x <urn:n> ?n }",
        "SELECT (GROUP_CONCAT(STR(?x)) AS ?c) { ?x <urn:n> ?n { ?y <urn:t> <urn:c1> } }",
        "SELECT ?b { <urn:s1> <urn:next>+ ?b }",
        "SELECT ?x { ?x <urn:n> ?n BIND(CONCAT(STR(?x), ?long) AS ?z) } ORDER BY ?z LIMIT 500",
      })
  void execute_moreHeldThanTheBudget_isProblem(String query) {
    assertThat(rows(query, MUCH)).isNotEmpty();
    assertThatExceptionOfType(OverBudgetError.class)
        .isThrownBy(() -> rows(query, LITTLE))
        .withCauseInstanceOf(ProblemException.class);
  }

  @Test
  void execute_innerJoinsForEachRow_giveBackWhatTheyHeld() {
    var query =
        "SELECT ?x ?y { ?x <urn:n> ?n OPTIONAL { ?x <urn:next> ?y { VALUES ?v { 1 2 } } } }";

    assertThat(rows(query, LITTLE)).hasSize(2 * THINGS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "xsd:integer(1e19)|?x# * ?x#",
        "0.1|?x# * ?x#",
        "10|math:pow(?x#, 2)",
        "\"a\"|?x# + ?x#",
        "REPLACE(?ones, '1', ?ones)|xsd:integer(?x#)",
        "REPLACE(?ones, '1', ?ones)|xsd:dateTime(?x#)",
        "REPLACE(?ones, '1', ?ones)|STRDT(?x#, xsd:nonNegativeInteger)",
        "-2|math:pow(?x#, 999999999)",
        "9999999999|math:pow(?x#, 99999999)",
        "1.5|fn:round(?x#, 200000000)",
        "1.5|fn:round-half-to-even(?x#, -200000000)",
      })
  void execute_numberOfTooManyDigits_isProblem(String first, String next) {
    var binds =
        IntStream.range(0, 40)
            .mapToObj(i -> "BIND(%s AS ?x%d)".formatted(next.replace("#", "" + i), i + 1))
            .collect(joining(" "));
    var query =
        "SELECT * { BIND('%s' AS ?ones) BIND(%s AS ?x0) %s }"
            .formatted("1".repeat(500), first, binds);

    assertTimeoutPreemptively(
        ofSeconds(20),
        () -> assertThatExceptionOfType(OverBudgetError.class).isThrownBy(() -> rows(query, MUCH)));
  }

  @Test
  void execute_existsInsideOfEachOther_isPlannedOnce() {
    var query = "SELECT * {" + " FILTER EXISTS {".repeat(40) + "?s <urn:n> 7" + "}".repeat(41);

    assertTimeoutPreemptively(ofSeconds(10), () -> assertThat(rows(query, MUCH)).hasSize(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HOURS(?iri)",
        "MINUTES(?iri)",
        "SECONDS(?iri)",
        "TZ(?iri)",
        "TIMEZONE(?iri)",
        "STRLANG('a', '[0-9')",
        "STRLANGDIR('a', '[0-9', 'ltr')",
        "fn:round(1e0 / 0)",
        "fn:hours-from-dateTime(?iri)",
        "fn:normalize-unicode('a', ?iri)",
        "?year / 0.0e0",
        "?year / 9999999999",
        "?year * (1e0 / 0)",
        "?year + 'PT1H'^^xsd:dayTimeDuration",
      })
  void execute_functionOfAnOddValue_givesNone(String call) {
    var query =
        """
        PREFIX fn: <http://www.w3.org/2005/xpath-functions#>
        PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
        SELECT ?x { VALUES (?iri ?year) { (<urn:a> '-P1Y'^^xsd:duration) } BIND(%s AS ?x) }
        """
            .formatted(call);
    var rows = rows(query, MUCH);
    assertThat(rows).singleElement().satisfies(row -> assertThat(row.isEmpty()).isTrue());
  }

  @Test
  @Timeout(10)
  void execute_powerOfTen_isADouble() {
    var query =
        "SELECT ?x { VALUES ?n { 99999999 2 'a' }"
            + " BIND(<http://www.w3.org/2005/xpath-functions/math#exp10>(?n) AS ?x) }";
    assertThat(rows(query, MUCH).stream().map(row -> Objects.toString(row.get("x"))))
        .containsExactly("\"INF\"^^xsd:double", "\"100.0e0\"^^xsd:double", "null");
  }

  /// Others may run the same query at the same time.
  @Test
  void execute_queryThatRunsAgain_sharesNoFunctionThatKeepsWhatItRead() {
    var functions = new HashSet<Function>();
    FunctionRegistry.get().put("urn:keeps", _ -> new KeepingFunction(functions));
    var query =
        QueryFactory.create(
            "SELECT (<urn:keeps>(?n) AS ?k) { ?x <urn:n> ?n FILTER(<urn:keeps>(?n) = 7)"
                + " FILTER EXISTS { ?x <urn:t> ?t FILTER(<urn:keeps>(?n) = 7) }"
                + " OPTIONAL { ?x <urn:t> ?u FILTER(<urn:keeps>(?n) = 7) } }"
                + " GROUP BY ?n HAVING(MAX(<urn:keeps>(?n)) = 7) ORDER BY <urn:keeps>(?n)");
    try {
      rows(query, MUCH);
      var first = Set.copyOf(functions);
      functions.clear();
      rows(query, MUCH);
      assertThat(functions).hasSizeGreaterThan(4).doesNotContainAnyElementsOf(first);
    } finally {
      FunctionRegistry.get().remove("urn:keeps");
    }
  }

  private static final class KeepingFunction extends FunctionBase1 {
    private final Set<Function> called;

    KeepingFunction(Set<Function> called) {
      this.called = called;
    }

    @Override
    public NodeValue exec(NodeValue value) {
      called.add(this);
      return value;
    }
  }

  private List<Binding> rows(String query, long bytes) {
    return rows(QueryFactory.create(PREFIXES + query), bytes);
  }

  private List<Binding> rows(Query query, long bytes) {
    var memory = new MemoryBudget(bytes);
    var exec =
        QueryExec.dataset(store)
            .query(query)
            .set(ARQConstants.sysOpExecutorFactory, (OpExecutorFactory) BoundedExecutor::new);
    new EngineBounds(memory, new TemporaryFiles(folder, 0)).putInto(exec);
    var rows = read(exec.build());
    assertThat(memory.held()).as("given back").isZero();
    return rows;
  }

  private List<Binding> rowsOfJena(String query) {
    return read(QueryExec.dataset(store).query(PREFIXES + query).build());
  }

  private List<Binding> read(QueryExec built) {
    return Txn.calculateRead(
        store,
        () -> {
          try (built) {
            var rows = new ArrayList<Binding>();
            built.select().forEachRemaining(row -> rows.add(row.detach()));
            return rows;
          }
        });
  }
}

package city.madang.portal.sparql.literal;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.etl.graph.GraphStore;
import city.madang.etl.graph.StoreCompaction;
import city.madang.portal.problem.ProblemException;
import city.madang.portal.sparql.geo.GeoFunctions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.atlas.lib.FileOps;
import org.apache.jena.sparql.core.DatasetDescription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralIndexTest {
  private static final String PREFIXES =
      """
      PREFIX : <http://example.com/>
      PREFIX text: <http://jena.apache.org/text#>
      PREFIX geo: <http://www.opengis.net/ont/geosparql#>
      PREFIX geof: <http://www.opengis.net/def/function/geosparql/>
      PREFIX uom: <http://www.opengis.net/def/uom/OGC/1.0/>
      """;

  private static final String NAMES =
      PREFIXES
          + """
          :hall :name "시청앞 정류장"@ko, "City Hall bus stop"@en ; :kind :Stop .
          :market :name "시장 입구"@ko, "Market buses"@en ; :note "a bus to the hall" ; :kind :Stop .
          :charger :name "시청 전기차 충전소"@ko, "City Hall chargers"@en ; :kind :Charger .
          :library :name "도서관" ; :kind :Library .
          """;

  @TempDir Path folder;
  private GraphStore store;
  private LiteralIndex literals;

  @BeforeAll
  static void register() {
    GeoFunctions.register();
  }

  @BeforeEach
  void open() throws IOException {
    store = GraphStore.tdb2(Files.createDirectories(folder.resolve("store")));
    literals = new LiteralIndex(folder.resolve("literals"), store);
  }

  @AfterEach
  void close() {
    literals.close();
    store.close();
  }

  private void replace(String graph, String turtle) throws IOException {
    var file = folder.resolve(graph + ".ttl");
    Files.writeString(file, turtle);
    store.replace("http://example.com/" + graph, "1", List.of(file));
  }

  @ParameterizedTest
  @CsvSource({
    "정류장, hall",
    "정류소, hall", // another word for it
    "시청, charger hall", // a part of a compound
    "시청 충전소, charger",
    "CHARGER, charger",
    "bus, hall market", // in the note
    "city hall stop, hall",
    "'\"hall*\" AND (', charger hall market", // signs have no meaning
    "도서관, library",
    "기차역, ''",
    "the, market" // a word like others in Korean
  })
  void words_ofAnyLanguage_findThings(String words, String things) throws IOException {
    replace("a", NAMES);
    var found = ask("SELECT ?s { ?s text:query '" + words.replace("'", "\\'") + "' }");
    assertThat(found.sorted().collect(joining(" "))).isEqualTo(things);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "?s text:query (:note 'bus')|market",
        "?s text:query (:name 'bus')|hall",
        "?s text:query (:name 'bus' 'lang:ko')|''",
        "?s text:query (:name '도서관' 'lang:')|library",
        "?s :kind :Charger . ?s text:query 'hall'|charger",
        "?s text:query 'hall' . ?s :kind :Charger|charger",
        "?s :kind :Stop . MINUS { ?s text:query '정류장' }|market",
        "?s :kind :Stop FILTER NOT EXISTS { ?s text:query '정류장' }|market",
        "?s :kind :Stop OPTIONAL { (?s ?score) text:query '정류장' } FILTER BOUND(?score)|hall",
        "{ SELECT ?s { (?s ?x ?name) text:query 'chargers' } } ?s :name ?name"
            + " FILTER(LANG(?name) = 'ko')|charger",
        "BIND(:hall AS ?s) :hall text:query 'bus'|hall",
        "VALUES ?s { :hall :library } ?s text:query 'stop'|hall",
        "?s :name ?l FILTER EXISTS { (?s ?score ?l) text:query '정류장' }|hall",
        "?s :name ?l FILTER NOT EXISTS { (?s ?score ?l) text:query 'bus' } FILTER(LANG(?l) ="
            + " 'en')|charger market",
        "?s :name ?l OPTIONAL { (?s ?score ?l) text:query '정류장' } FILTER BOUND(?score)|hall",
        "?x :name ?l OPTIONAL { (?s ?score ?l) text:query '정류장' } FILTER(BOUND(?score))|hall",
        "(?s ?score) text:query '정류장' FILTER EXISTS { (?s ?score) text:query '정류장' }|hall",
        "(?s ?score) text:query '정류장' FILTER EXISTS { (?t ?score) text:query 'library' }|''",
        "GRAPH ?g { ?s :name ?l FILTER EXISTS { (?s ?score ?l) text:query '정류장' } }|hall",
        "?s :kind :Stop FILTER EXISTS { GRAPH :b { ?s text:query '정류장' } }|''",
        "GRAPH :a { ?s text:query 'hall' } GRAPH :a { ?s :kind :Stop }|hall market",
        "GRAPH :b { ?s text:query 'hall' }|''",
        "GRAPH ?g { ?s text:query (:name '정류장') }|hall",
      })
  void words_inAnyPattern_findThings(String pattern, String things) throws IOException {
    replace("a", NAMES);
    replace("b", PREFIXES + ":other :name 'word' .");
    assertThat(ask("SELECT DISTINCT ?s { " + pattern + " }").sorted().collect(joining(" ")))
        .isEqualTo(things);
  }

  @Test
  void words_limited_givesTheBest() throws IOException {
    replace("a", NAMES);
    var best = "SELECT ?s ?name ?score { (?s ?score ?name) text:query ('city hall bus stop' %s) }";
    assertThat(ask(best.formatted("1")))
        .singleElement()
        .satisfies(row -> assertThat(row).startsWith("hall City Hall bus stop"));
    var scores =
        ask("SELECT ?score { (?s ?score) text:query ('hall' 9) }").map(Float::valueOf).toList();
    assertThat(scores).hasSize(3).isSortedAccordingTo((a, b) -> Float.compare(b, a));
    assertThat(ask(best.formatted("0"))).isEmpty();
  }

  /// A limit is that of the question, whatever is bound.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "?s text:query %s",
        "?s text:query %s . ?s :kind :Stop",
        "?s :kind :Stop . ?s text:query %s",
        "?s :kind :Stop OPTIONAL { (?s ?score) text:query %s } FILTER BOUND(?score)",
        "?s :name ?l OPTIONAL { (?s ?score ?l) text:query %s } FILTER BOUND(?score)",
        "?s :kind :Stop FILTER EXISTS { ?s text:query %s }",
        "?s :name ?l FILTER EXISTS { (?s ?score ?l) text:query %s }",
        "?s :name ?l FILTER EXISTS { { ?s :kind ?k } OPTIONAL { (?s ?x) text:query %s }"
            + " FILTER BOUND(?x) }",
        "VALUES ?s { :s0 :s1 :s2 :s3 :s4 :s5 :s6 } ?s text:query %s",
        "GRAPH ?g { ?s :kind :Stop FILTER EXISTS { ?s text:query %s } }",
      })
  void words_limited_areTheSameInEachPattern(String pattern) throws IOException {
    replace(
        "a",
        IntStream.range(0, 7)
            .mapToObj(i -> ":s%d :name 'stop%s' ; :kind :Stop .".formatted(i, " word".repeat(i)))
            .collect(joining("\n", PREFIXES, "")));
    assertThat(ask("SELECT DISTINCT ?s {" + pattern.formatted("(:name 'stop' 2)") + "}"))
        .containsExactlyInAnyOrder("s0", "s1");
  }

  @Test
  void words_inManyPages_areAllFound() throws IOException {
    var many =
        IntStream.range(0, 3_000)
            .mapToObj(i -> ":s%d :name 'stop number %d' .".formatted(i, i))
            .collect(joining("\n", PREFIXES, ""));
    replace("a", many);
    assertThat(ask("SELECT DISTINCT ?s { ?s text:query 'number stop' }")).hasSize(3_000);
    assertThat(ask("SELECT ?s { ?s text:query ('number' 777) }")).hasSize(777);
  }

  @Test
  void words_ofReplacedGraph_areGone() throws IOException {
    replace("a", NAMES);
    assertThat(ask("SELECT ?s { ?s text:query '정류장' }")).containsExactly("hall");
    replace("a", PREFIXES + ":new :name '새 정류장'@ko .");
    assertThat(ask("SELECT ?s { ?s text:query '정류장' }")).containsExactly("new");
    store.hide("http://example.com/a", "1");
    var shown = DatasetDescription.create(List.of("http://example.com/b"), List.of());
    assertThat(ask("SELECT ?s { ?s text:query '정류장' }", shown)).isEmpty();
  }

  @Test
  void index_openedAgain_goesOn() throws IOException {
    replace("a", NAMES);
    assertThat(ask("SELECT ?s { ?s text:query '정류장' }")).containsExactly("hall");
    close();
    open();
    replace("b", PREFIXES + ":new :name '새 정류장'@ko .");
    assertThat(ask("SELECT ?s { ?s text:query '정류장' }")).containsExactlyInAnyOrder("hall", "new");
  }

  @Test
  void index_ofAnotherStore_isMadeAnew() throws IOException {
    replace("a", PREFIXES + ":other :name '정류장 아닌 것', 'and more', 'than this' .");
    assertThat(ask("SELECT ?s { ?s text:query '정류장' }")).containsExactly("other");
    close();
    Files.move(folder.resolve("store"), folder.resolve("elsewhere"));
    open();
    replace("a", NAMES);
    assertThat(ask("SELECT ?s { ?s text:query '정류장' }")).containsExactly("hall");
  }

  @Test
  void index_ofCompactedStore_isMadeAnew() throws IOException {
    replace("b", PREFIXES + ":other :name '기차역', 'more', 'and more' .");
    replace("a", NAMES);
    assertThat(ask("SELECT ?s { ?s text:query '정류장' }")).containsExactly("hall");
    store.remove("http://example.com/b");
    close();
    StoreCompaction.compact(folder.resolve("store"));
    open();
    assertThat(ask("SELECT ?s { ?s text:query '정류장' }")).containsExactly("hall");
    assertThat(ask("SELECT ?s { ?s text:query '기차역' }")).isEmpty();
  }

  @Test
  void index_madeWhileALiteralWasInNoGraph_findsItWhenItComesBack() throws IOException {
    var gone = ":zoo :name 'zebra crossing' ; geo:asWKT 'POINT(1 1)'^^geo:wktLiteral .";
    replace("a", PREFIXES + gone);
    replace("a", PREFIXES + ":other :name 'first stop' .");
    replace("b", PREFIXES + ":later :name 'later stop' .");
    literals.close();
    FileOps.clearAll(folder.resolve("literals").toFile());
    literals = new LiteralIndex(folder.resolve("literals"), store);
    assertThat(ask("SELECT ?s { ?s text:query 'stop' }")).hasSize(2);
    assertThat(ask("SELECT ?s { ?s text:query 'zebra' }")).isEmpty();
    replace("a", PREFIXES + gone);
    assertThat(ask("SELECT ?s { ?s text:query 'zebra' }")).containsExactly("zoo");
    assertThat(
            ask(
                "SELECT ?s { ?s geo:asWKT ?w"
                    + " FILTER(geof:sfIntersects(?w, 'POINT(1 1)'^^geo:wktLiteral)) }"))
        .containsExactly("zoo");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 40, 100_000})
  void index_afterACrash_readsWhatFollows(int bytes) throws IOException {
    replace("a", NAMES);
    close();
    var nodes = folder.resolve("store/Data-0001/nodes-data.obj");
    var written = Files.readAllBytes(nodes);
    var left =
        Arrays.copyOf(Arrays.copyOfRange(written, 0, Math.min(bytes, written.length)), bytes);
    Files.write(nodes, left, StandardOpenOption.APPEND); // of a transaction that did not end
    open();
    replace("b", PREFIXES + ":new :name '새 정류장'@ko .");
    assertThat(ask("SELECT ?s { ?s text:query '정류장' }")).containsExactlyInAnyOrder("hall", "new");
    assertThat(ask("SELECT ?s { ?s text:query 'hall' }").sorted())
        .containsExactly("charger", "hall", "market");
  }

  @Test
  void index_afterACrashWithWholeLiterals_findsEachOnce() throws IOException {
    replace("a", NAMES);
    assertThat(ask("SELECT ?s { ?s text:query '정류장' }")).containsExactly("hall");
    close();
    var nodes = folder.resolve("store/Data-0001/nodes-data.obj");
    Files.write(nodes, Files.readAllBytes(nodes), StandardOpenOption.APPEND);
    open();
    replace("b", PREFIXES + ":new :name '새 정류장'@ko .");
    assertThat(ask("SELECT ?s { ?s text:query '정류장' }")).containsExactlyInAnyOrder("hall", "new");
  }

  @Test
  void index_damaged_isMadeAnew() throws IOException {
    replace("a", NAMES);
    assertThat(ask("SELECT ?s { ?s text:query '정류장' }")).containsExactly("hall");
    close();
    try (var files = Files.list(folder.resolve("literals"))) {
      for (var file : files.filter(name -> name.toString().contains("segments")).toList()) {
        Files.writeString(file, "nothing");
      }
    }
    open();
    assertThat(ask("SELECT ?s { ?s text:query '정류장' }")).containsExactly("hall");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?s text:query ?words",
        "?s text:query (:name)",
        "?s text:query (:name 'bus' 'ko')",
        "?s text:query (:name 'bus' 1.5e0 2)",
        "(?s ?score ?name ?graph) text:query 'bus'",
        "(?s 'score') text:query 'bus'",
        "?s text:query ()",
        "(?s ?s) text:query 'bus'",
        "(?s ?x ?x) text:query 'bus'",
        "(?s ?x ?s) text:query 'bus'",
      })
  void words_askedInAnotherWay_areRefused(String pattern) throws IOException {
    replace("a", NAMES);
    assertThatThrownBy(() -> ask("SELECT ?s { " + pattern + " }").toList())
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem ->
                assertThat(problem.problem().members().get("detail"))
                    .asString()
                    .contains("text:query is asked as"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1_025, 600, 30_000})
  void words_asManyAsThese_areRefused(int count) throws IOException {
    replace("a", NAMES);
    var words = IntStream.range(0, count).mapToObj(i -> "word" + i).collect(joining(" "));
    assertThatThrownBy(() -> ask("SELECT ?s { ?s text:query '" + words + "' }"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.problem().status()).isEqualTo(400));
  }

  @Test
  void words_someHundred_areLookedFor() throws IOException {
    replace("a", NAMES);
    assertThat(ask("SELECT ?s { ?s text:query '" + "hall ".repeat(300) + "' }")).hasSize(3);
  }

  private Stream<String> ask(String text) {
    return ask(text, DatasetDescription.create(List.of(), List.of()));
  }

  private Stream<String> ask(String text, DatasetDescription graphs) {
    return new LiteralQueries(store, literals, folder).ask(PREFIXES + text, graphs).stream();
  }
}

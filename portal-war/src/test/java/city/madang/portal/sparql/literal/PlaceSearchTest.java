package city.madang.portal.sparql.literal;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.graph.GraphStore;
import city.madang.portal.sparql.geo.GeoFunctions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.DatasetDescription;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceSearchTest {
  private static final String PREFIXES =
      """
      PREFIX : <http://example.com/>
      PREFIX geo: <http://www.opengis.net/ont/geosparql#>
      PREFIX geof: <http://www.opengis.net/def/function/geosparql/>
      PREFIX uom: <http://www.opengis.net/def/uom/OGC/1.0/>
      """;

  private static final DatasetDescription ALL = DatasetDescription.create(List.of(), List.of());

  @TempDir static Path folder;
  private static GraphStore store;
  private static LiteralIndex literals;
  private static LiteralQueries queries;

  @BeforeAll
  static void load() throws IOException {
    GeoFunctions.register();
    store = GraphStore.tdb2(Files.createDirectories(folder.resolve("store")));
    var file = folder.resolve("shapes.ttl");
    Files.writeString(file, shapes(new Random(7)));
    store.replace("http://example.com/shapes", "1", List.of(file));
    literals = new LiteralIndex(folder.resolve("literals"), store);
    queries = new LiteralQueries(store, literals, folder);
    queries.awaitLiterals();
  }

  @AfterAll
  static void close() {
    literals.close();
    store.close();
  }

  static Stream<String> places() {
    var area = "'POLYGON((10.2 47.1, 12.9 47.3, 12.1 48.8, 10.2 47.1))'^^geo:wktLiteral";
    var line = "'LINESTRING(10 47, 12 49)'^^geo:wktLiteral";
    var point = "'POINT(11.5 48)'^^geo:wktLiteral";
    var turned = "'<http://www.opengis.net/def/crs/EPSG/0/4326> POINT(48 11.5)'^^geo:wktLiteral";
    var relations =
        Stream.of("Intersects", "Within", "Contains", "Touches", "Overlaps", "Crosses", "Disjoint")
            .flatMap(
                name ->
                    Stream.of(
                        "geof:sf%s(?w, %s)".formatted(name, area),
                        "geof:sf%s(%s, ?w)".formatted(name, line)));
    var distances =
        Stream.of(
            "geof:distance(?w, " + point + ", uom:metre) < 60000",
            "40 >= geof:distance(" + turned + ", ?w, uom:kilometre)",
            "geof:metricDistance(?w, " + area + ") <= 5000",
            "geof:metricDistance(?w, " + area + ") > 5000",
            "geof:distance(?w, " + point + ", uom:degree) < 0.5",
            "geof:metricDistance(?w, " + point + ") < -1",
            "geof:metricDistance(?w, 'POINT(179.9 0)'^^geo:wktLiteral) < 60000");
    return Stream.concat(relations, distances);
  }

  @ParameterizedTest
  @MethodSource("places")
  void places_onTheIndex_areThoseWithoutIt(String condition) {
    var query = "SELECT ?s { ?s geo:asWKT ?w ; :size ?size FILTER(" + condition + ") }";
    var all =
        ask(
            query
                .replace("FILTER(", "FILTER(STRLEN(STR(?w)) > 0 && COALESCE(") // not seen
                .replace(") }", ", false)) }"));
    assertThat(ask(query)).containsExactlyInAnyOrderElementsOf(all);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "geof:metricDistance(?a, ?b) < 9000",
        "9 >= geof:distance(?b, ?a, uom:kilometre)",
        "geof:sfIntersects(?a, ?b)",
        "geof:sfWithin(?b, ?a)",
        "geof:sfDisjoint(?a, ?b)",
        "geof:metricDistance(?a, ?b) > 600000",
        "geof:metricDistance(?a, ?b) < ?size * 1000",
        "geof:metricDistance(?a, ?a) < 10 && geof:sfEquals(?b, ?b) && ?s = ?t",
      })
  void places_ofTwoThings_areThoseWithoutTheIndex(String condition) {
    for (var pattern :
        List.of(
            "?s geo:asWKT ?a ; :size 3 . ?t geo:asWKT ?b ; :size ?size . ?t :size 4",
            "GRAPH :shapes { ?s geo:asWKT ?a ; :size 3 . ?t geo:asWKT ?b ; :size ?size . ?t :size 3"
                + " }",
            "?s geo:asWKT ?a ; :size 3 ; :size ?size . ?s geo:asWKT ?b",
            "?s geo:asWKT ?a ; :size 50 . ?t geo:asWKT ?b ; :size ?size")) {
      var query = "SELECT ?s ?t { " + pattern + " FILTER(%s) BIND(1 AS ?one) }";
      var hidden = query.formatted("COALESCE(" + condition + ", false)");
      assertThat(ask(query.formatted(condition)))
          .as(query)
          .containsExactlyInAnyOrderElementsOf(ask(hidden));
    }
  }

  private static String shapes(Random random) {
    return IntStream.range(0, 1_000)
        .mapToObj(i -> ":s%d geo:asWKT %s ; :size %d .".formatted(i, shape(random), i % 40))
        .collect(joining("\n", PREFIXES, "\n:bad geo:asWKT 'POINT('^^geo:wktLiteral ; :size 3 ."));
  }

  private static String shape(Random random) {
    double x = 9 + 5 * random.nextDouble();
    double y = 46 + 4 * random.nextDouble();
    double d = random.nextDouble();
    var wkt =
        switch (random.nextInt(5)) {
          case 0 -> "LINESTRING(%s %s, %s %s)".formatted(x, y, x + d, y + d / 2);
          case 1 ->
              "POLYGON((%s %s, %s %s, %s %s, %s %s))".formatted(x, y, x + d, y, x, y + d, x, y);
          case 2 -> "<http://www.opengis.net/def/crs/EPSG/0/4326> POINT(%s %s)".formatted(y, x);
          case 3 -> "POINT(%s %s)".formatted(180 - d / 10, d / 10);
          default -> "POINT(%s %s)".formatted(x, y);
        };
    return "'" + wkt + "'^^geo:wktLiteral";
  }

  private static List<String> ask(String text) {
    return queries.ask(PREFIXES + text, ALL);
  }
}

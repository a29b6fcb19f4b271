package city.madang.etl.graph;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.graph.GraphStatistics.Property;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatternOrderTest {
  private static final String TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

  /// 300,000 observations at 40 stations of 3 operators, and 5,000 stops.
  private static final DataFigures CITY =
      DataFigures.of(
          List.of(
              new GraphStatistics(
                  605_120,
                  305_043,
                  10_000,
                  new TreeMap<>(Map.of("urn:x:Station", 40L, "urn:x:Stop", 5_000L)),
                  new TreeMap<>(
                      Map.of(
                          TYPE,
                          new Property(5_040, 5_040, 2),
                          "urn:x:value",
                          new Property(300_000, 300_000, 900),
                          "urn:x:station",
                          new Property(300_000, 300_000, 40),
                          "urn:x:operator",
                          new Property(40, 40, 3),
                          "urn:x:name",
                          new Property(43, 43, 43))))));

  private final PatternOrder order = new PatternOrder();

  @Test
  void reorder_variablesOnly_beginsWithTheFewest() {
    order.follow(() -> Optional.of(CITY));

    assertThat(
            ordered(
                "?o <urn:x:value> ?v . ?o <urn:x:station> ?s . ?s <urn:x:operator> ?p ."
                    + " ?p <urn:x:name> ?n"))
        .containsExactly("operator", "name", "station", "value");
    assertThat(ordered("?o <urn:x:station> ?s . ?p <urn:x:name> ?n . ?s <urn:x:operator> ?p"))
        .containsExactly("operator", "name", "station");
  }

  @Test
  void reorder_smallClass_comesBeforeALargeProperty() {
    order.follow(() -> Optional.of(CITY));

    assertThat(ordered("?o <urn:x:station> ?s . ?s a <urn:x:Station>"))
        .containsExactly("22-rdf-syntax-ns#type", "station");
    assertThat(ordered("?s a <urn:x:Stop> . ?s <urn:x:operator> ?p"))
        .containsExactly("operator", "22-rdf-syntax-ns#type");
  }

  @Test
  void reorder_knownObject_isAShareOfItsProperty() {
    order.follow(() -> Optional.of(CITY));

    assertThat(ordered("?o <urn:x:station> <urn:x-s:1> . ?s <urn:x:operator> ?p"))
        .as("7,500 of a station are more than all 40")
        .containsExactly("operator", "station");
  }

  @Test
  void reorder_nothingInCommon_waitsForWhatJoinsIt() {
    order.follow(() -> Optional.of(CITY));

    assertThat(
            ordered(
                "?o <urn:x:station> ?s . ?s <urn:x:operator> <urn:x-p:1> ."
                    + " ?o <urn:x:value> ?v . ?t <urn:x:value> ?v . ?t a <urn:x:Station>"))
        .as("40 stations are fewer than 7,500 observations, but joined with each of them")
        .containsExactly("operator", "station", "value", "value", "22-rdf-syntax-ns#type");
    assertThat(
            ordered(
                "?o <urn:x:station> ?s . ?s <urn:x:operator> <urn:x-p:1> . ?p <urn:x:name> 'a'"))
        .as("one row more costs nothing")
        .containsExactly("name", "operator", "station");
  }

  @Test
  void reorder_sameTripleTwice_keepsBoth() {
    order.follow(() -> Optional.of(CITY));

    assertThat(ordered("?s <urn:x:name> ?n . ?o <urn:x:station> ?s . ?s <urn:x:name> ?n"))
        .containsExactly("name", "name", "station");
  }

  @Test
  void reorder_propertyThatNothingHas_comesFirst() {
    order.follow(() -> Optional.of(CITY));

    assertThat(ordered("?s <urn:x:operator> ?p . ?s <urn:x:none> ?x"))
        .containsExactly("none", "operator");
  }

  @Test
  void reorder_withoutFigures_isByWhatIsKnownOfATriple() {
    assertThat(
            ordered(
                "?o <urn:x:value> ?v . ?s <urn:x:operator> ?p . ?s <urn:x:name> 'Central' ."
                    + " ?o <urn:x:station> ?s"))
        .first()
        .isEqualTo("name");
  }

  @Test
  void store_opened_ordersByIt(@TempDir Path folder) {
    try (var store = GraphStore.tdb2(folder)) {
      assertThat(TDBInternal.getDatasetGraphTDB(store.published()).getReorderTransform())
          .isInstanceOf(PatternOrder.class);
    }
  }

  private List<String> ordered(String pattern) {
    return order.reorder(pattern(pattern)).getList().stream()
        .map(triple -> triple.getPredicate().getURI().replaceFirst(".*[:/]", ""))
        .toList();
  }

  private static BasicPattern pattern(String text) {
    var op = Algebra.compile(QueryFactory.create("SELECT * { " + text + " }").getQueryPattern());
    return ((OpBGP) op).getPattern();
  }
}

package city.madang.portal.sparql.explain;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.graph.DataFigures;
import city.madang.etl.graph.GraphStatistics;
import city.madang.etl.graph.GraphStatistics.Property;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.algebra.Algebra;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowEstimateTest {
  /// 100 stops in 10 zones, each with a name and two routes.
  private static final GraphStatistics STOPS =
      new GraphStatistics(
          500,
          100,
          400,
          new TreeMap<>(Map.of("urn:Stop", 100L)),
          new TreeMap<>(
              Map.of(
                  "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
                  new Property(100, 100, 1),
                  "urn:name",
                  new Property(100, 100, 100),
                  "urn:zone",
                  new Property(100, 100, 10),
                  "urn:route",
                  new Property(200, 100, 40))));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ?s ?p ?o                                              | 500
          ?s a <urn:Stop>                                       | 100
          ?s a <urn:Other>                                      | 0
          ?s <urn:zone> <urn:z1>                                | 10
          <urn:s> <urn:route> ?r                                | 2
          <urn:s> a <urn:Stop>                                  | 1
          ?s a <urn:Stop> ; <urn:name> ?n                       | 100
          ?s <urn:route> ?r ; <urn:zone> <urn:z1>               | 20
          ?a <urn:zone> ?z . ?b <urn:zone> ?z                   | 1000
          ?s <urn:name> ?n . ?t <urn:name> ?m                   | 10000
          { ?s <urn:name> ?n } UNION { ?s <urn:route> ?n }      | 300
          ?s <urn:name> ?n OPTIONAL { ?s <urn:none> ?x }        | 100
          ?s <urn:name> ?n OPTIONAL { ?s <urn:route> ?x }       | 200
          ?s <urn:name> ?n FILTER(?n > 3)                       | 33
          ?s <urn:name> ?n MINUS { ?s <urn:route> ?x }          | 100
          VALUES ?s { <urn:1> <urn:2> <urn:3> } ?s <urn:route> ?r | 6
          """)
  void rows_patterns_followTheStatistics(String pattern, double rows) {
    assertThat(rows("SELECT * { " + pattern + " }")).isCloseTo(rows, Offset.offset(1.));
  }

  @Test
  void rows_modifiers_boundThem() {
    assertThat(rows("SELECT * { ?s ?p ?o } LIMIT 7")).isEqualTo(7);
    assertThat(rows("SELECT * { ?s ?p ?o } ORDER BY ?o LIMIT 7")).isEqualTo(7);
    assertThat(rows("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p",
        "SELECT * { ?s <urn:next>+ ?o }",
        "SELECT * { ?s <urn:name> ?n ; <urn:next>* ?o }",
      })
  void rows_whatCannotBeGuessed_isNot(String query) {
    assertThat(rows(query)).isNaN();
  }

  @Test
  void rows_twoGraphs_areAdded() {
    assertThat(rows(List.of(STOPS, STOPS), "SELECT * { ?s <urn:name> ?n }")).isEqualTo(200);
    assertThat(rows(List.of(), "SELECT * { ?s ?p ?o }")).isZero();
  }

  private static double rows(String query) {
    return rows(List.of(STOPS), query);
  }

  private static double rows(List<GraphStatistics> graphs, String query) {
    var plan = Algebra.optimize(Algebra.compile(QueryFactory.create(query)));
    return new RowEstimate(DataFigures.of(graphs)).rows(plan);
  }
}

package city.madang.portal.sparql.query;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.portal.sparql.geo.GeoFunctions;
import java.util.Set;
import org.apache.jena.query.QueryFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryWeightTest {
  @BeforeAll
  static void register() {
    GeoFunctions.register();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ASK {}",
        "ASK { ?s ?p ?o }",
        "DESCRIBE <urn:a>",
        "SELECT * { ?s ?p ?o } LIMIT 10",
        "SELECT * { <urn:a> ?p ?o }",
        "SELECT * { <urn:a> <urn:p> ?b . ?b <urn:q> ?c . ?c a ?class } ORDER BY ?c",
        "SELECT (COUNT(*) AS ?count) { <urn:a> <urn:p>/<urn:q> ?b OPTIONAL { ?b <urn:name> ?n } }",
        "SELECT * { VALUES ?s { <urn:a> <urn:b> } ?s ?p ?o }",
        "SELECT * { GRAPH <urn:g> { ?s <urn:p> 'x' } }",
        "SELECT * { { <urn:a> ?p ?o } UNION { ?s ?p <urn:a> } }",
        "SELECT * { <urn:a> <urn:sub>+ ?b }",
        "SELECT ?s { ?s a <urn:Stop> ; <urn:name> ?n } LIMIT 100",
        "SELECT ?s { (?s ?score) <http://jena.apache.org/text#query> ('hall' 9) . ?s a <urn:Stop>"
            + " }",
        "SELECT ?s { ?s a <urn:Stop> . ?s <http://jena.apache.org/text#query> 'hall' }",
        "SELECT ?s { ?s <urn:place> ?w FILTER("
            + "<http://www.opengis.net/def/function/geosparql/metricDistance>(?w, 'POINT(1 2)'"
            + "^^<http://www.opengis.net/ont/geosparql#wktLiteral>) < 300) }",
      })
  void isHeavy_beginsAtWhatItNames_isCheap(String query) {
    assertThat(read(query).heavy()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
        "SELECT * { ?s ?p ?o }",
        "SELECT ?c (COUNT(*) AS ?n) { ?s a ?c } GROUP BY ?c LIMIT 10",
        "SELECT * { ?s <urn:lat> ?lat FILTER(?lat > 3) } ORDER BY ?lat LIMIT 10",
        "SELECT * { ?a a <urn:A> . ?b a <urn:B> } LIMIT 10",
        "SELECT DISTINCT ?p { ?s ?p ?o } LIMIT 10",
        "ASK { ?a <urn:p>+ ?b }",
        "SELECT * { { SELECT ?a { ?a a <urn:A> } } { SELECT ?b { ?b a <urn:B> } } } LIMIT 10",
        "ASK { VALUES ?a { 1 2 } VALUES ?b { 1 2 } }",
        "CONSTRUCT WHERE { ?s ?p ?o }",
        "ASK { BIND('LINESTRING(1 2, 3 4)' AS ?a) BIND(?a AS ?b) FILTER("
            + "<http://www.opengis.net/def/function/geosparql/metricDistance>(?a, ?b) < 9) }",
        "ASK { <urn:a> <urn:place> ?a, ?b FILTER NOT EXISTS { FILTER("
            + "<http://www.opengis.net/def/function/geosparql/sfCrosses>(?a, ?b)) } }",
      })
  void isHeavy_looksThroughAll_isHeavy(String query) {
    assertThat(read(query).heavy()).isTrue();
  }

  private static PreparedQuery read(String query) {
    return PreparedQuery.of(QueryFactory.create(query), Set.of());
  }
}

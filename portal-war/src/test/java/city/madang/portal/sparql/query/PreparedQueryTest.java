package city.madang.portal.sparql.query;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.portal.sparql.geo.GeoFunctions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.jena.query.QueryFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreparedQueryTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT (NOW() AS ?x) {}",
        "SELECT (uuid() AS ?x) {}",
        "ASK { FILTER(STRLEN(STRUUID()) > 1) }",
        "SELECT * { ?s ?p ?o FILTER EXISTS { ?s ?q ?z FILTER(RAND() > 0.5) } }",
        "SELECT * { ?s ?p ?o } ORDER BY RAND()",
        "SELECT * { ?s ?p ?o } ORDER BY (EXISTS { FILTER(RAND() > 0.5) })",
        "SELECT (SUM(RAND()) AS ?x) { ?s ?p ?o }",
        "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING (COUNT(*) > RAND())",
        "SELECT * { { SELECT * { BIND(BNODE() AS ?b) } } }",
        "SELECT * { BIND(BNODE('a') AS ?b) }",
        "CONSTRUCT { ?s ?p ?x } WHERE { ?s ?p ?o OPTIONAL { BIND(NOW() AS ?x) } }",
        "DESCRIBE ?s { ?s ?p ?o FILTER(?o < NOW()) }",
      })
  void lasting_callsWhatChanges_isFalse(String query) {
    assertThat(read(query).lasting()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * { ?s ?p 'NOW()' }",
        "SELECT * { ?s <urn:rand> _:uuid } # RAND()",
        "SELECT (STRLEN(STR(?s)) AS ?now) { ?s ?p ?o } ORDER BY ?o",
        "DESCRIBE <urn:s>",
      })
  void lasting_sameEachTime_isTrue(String query) {
    assertThat(read(query).lasting()).isTrue();
  }

  @Test
  void of_examplesOfTheReadme_isAQuery() throws IOException {
    GeoFunctions.register();
    var examples =
        Pattern.compile("```sparql\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("../README.md")));
    assertThat(examples.results().map(found -> read(found.group(1)))).isNotEmpty();
  }

  private static PreparedQuery read(String query) {
    return PreparedQuery.of(QueryFactory.create(query), Set.of());
  }
}

package city.madang.portal.sparql.query;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import city.madang.portal.problem.ProblemException;
import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuerySizeTest {
  private static final URI BASE = URI.create("http://localhost/sparql");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * { ?s ?p ?o FILTER(?o IN (0 MANY[, #])) } LIMIT 1",
        "SELECT * { ?s ?p ?o MANY[FILTER(1)] } LIMIT 1",
        "SELECT * { ?s ?p ?o MANY[OPTIONAL{?s ?p ?o#}] } LIMIT 1",
        "SELECT * { MANY[?s ?p ?o# .] }",
        "SELECT MANY[(# AS ?x#)] {}",
        "SELECT * { VALUES ?s { 1 2 3 } FILTER(0 MANY[+ #] > 1) }"
      })
  void read_countlessWords_isProblemAtOnceThatTellsTheRemedy(String pattern) {
    var query = repeat(pattern, 100_000);

    var failure =
        assertTimeout(
            ofSeconds(5),
            () ->
                catchThrowableOfType(ProblemException.class, () -> QueryReader.read(query, BASE)));

    assertThat(failure.problem().name()).isEqualTo("sparql-too-complex");
    assertThat(failure.problem().members().get("detail"))
        .isEqualTo("a query has at most 20000 words outside of VALUES: put long lists into VALUES");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * { ?s ?p ?o VALUES ?o { MANY[#] } }",
        "SELECT * { ?s ?p ?o VALUES (?o ?x) { MANY[(# UNDEF)] } } LIMIT 1",
        "SELECT * { ?s ?p ?o } VALUES ?s { MANY[<urn:#>] }",
        "ASK {} # MANY[ ?x { FILTER]"
      })
  void read_longData_isRead(String pattern) {
    assertThat(QueryReader.read(repeat(pattern, 50_000), BASE)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ASK { FILTER(1MANY[0] > 2) }",
        "ASK { VALUES ?x { -0.1MANY[0] } }",
        "PREFIX n: <http://www.w3.org/2001/XMLSchema#integer> ASK { ?s ?p '1MANY[0]'^^n: }",
        "BASE <http://www.w3.org/2001/XMLSchema> ASK { ?s ?p '1MANY[0]' ^^ <#decimal> }",
      })
  void read_countlessDigits_isProblemThatTellsTheRemedy(String pattern) {
    var query = pattern.replace("MANY[0]", "0".repeat(50_000));

    var failure = catchThrowableOfType(ProblemException.class, () -> QueryReader.read(query, BASE));

    assertThat(failure.problem().members().get("detail"))
        .isEqualTo("a number of a query has at most 20000 digits: round it");
  }

  @Test
  void read_longPlaces_areRead() {
    var line = "'LINESTRING(0 0" + ", 1 1".repeat(9_000) + ")'";

    assertThat(
            QueryReader.read(
                "PREFIX g: <http://www.opengis.net/ont/geosparql#> ASK { VALUES ?g { 1 "
                    + (line + "^^g:wktLiteral ")
                    + line
                    + "^^<http://www.opengis.net/ont/geosparql#wktLiteral> } }",
                BASE))
        .isNotNull();
  }

  @Test
  void read_longAndWrong_isASyntaxProblem() {
    var wrong = "SELECT * { ?s ?p ~ } #" + "x".repeat(30_000);

    assertThat(
            catchThrowableOfType(ProblemException.class, () -> QueryReader.read(wrong, BASE))
                .problem()
                .name())
        .isEqualTo("sparql-syntax");
  }

  /// @param pattern with a part in `MANY[…]`, in which `#` is its number
  private static String repeat(String pattern, int times) {
    int begin = pattern.indexOf("MANY[");
    int end = pattern.indexOf(']', begin);
    var part = pattern.substring(begin + "MANY[".length(), end);
    return IntStream.range(0, times)
        .mapToObj(i -> part.replace("#", String.valueOf(i)))
        .collect(Collectors.joining(" ", pattern.substring(0, begin), pattern.substring(end + 1)));
  }
}

package city.madang.portal.sparql.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.madang.portal.http.Language;
import city.madang.portal.http.page.KoreanProblems;
import city.madang.portal.problem.ProblemException;
import java.net.URI;
import org.apache.jena.query.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryGuardTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * { SERVICE <http://127.0.0.1/> {} }",
        "SELECT * { SERVICE SILENT <http://127.0.0.1/> {} }",
        "SELECT * { SERVICE ?where {} }",
        "SELECT * { { SELECT * { OPTIONAL { SERVICE <urn:x> {} } } } }",
        "SELECT * { ?s ?p ?o MINUS { SERVICE <urn:x> {} } }",
        "SELECT * { ?s ?p ?o FILTER NOT EXISTS { SERVICE <urn:x> {} } }",
        "SELECT * { BIND(EXISTS { SERVICE <urn:x> {} } AS ?b) }",
        "SELECT (COUNT(EXISTS { SERVICE <urn:x> {} }) AS ?n) {}",
        "SELECT (EXISTS { SERVICE <urn:x> {} } AS ?n) {}",
        "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING (EXISTS { SERVICE <urn:x> {} })",
        "SELECT ?s { ?s ?p ?o } ORDER BY (EXISTS { SERVICE <urn:x> {} })",
        "ASK { GRAPH ?g { SERVICE <urn:x> {} } }",
        "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o SERVICE <urn:x> {} }",
        "DESCRIBE ?s { SERVICE <urn:x> { ?s ?p ?o } }",
        "SELECT (<java:java.lang.System>() AS ?x) {}",
        "SELECT * { FILTER(<http://jena.apache.org/ARQ/function#wait>(4000)) }",
        "SELECT * { FILTER(<http://jena.hpl.hp.com/ARQ/function#wait>(4000)) }",
        "SELECT * { OPTIONAL { ?s ?p ?o FILTER(<urn:f>(1)) } }",
        "SELECT (SUM(<urn:f>(?o)) AS ?n) { ?s ?p ?o }",
        "SELECT ?x { ?s ?p ?o } GROUP BY (<urn:f>(?o) AS ?x)",
        "SELECT (<http://www.w3.org/2005/xpath-functions#apply>(<urn:f>) AS ?x) {}",
        "SELECT (<http://jena.apache.org/ARQ/function/aggregate#stdev>(?o) AS ?n) { ?s ?p ?o }",
        "SELECT * { ?x <java:foo.Bar> ?y }",
        "SELECT * { ?x <http://jena.apache.org/ARQ/property#splitIRI> (?y ?z) }",
        "SELECT * { ?x <http://jena.apache.org/ARQ/list#member> ?y }",
        "SELECT * { FILTER EXISTS { ?x <http://jena.apache.org/ARQ/property#concat> ?y } }",
      })
  void read_whatLeavesTheServer_isRefused(String query) {
    var refused = catchThrowableOfType(ProblemException.class, () -> read(query));

    assertThat(refused).as(query).isNotNull();
    assertThat(refused.problem().members())
        .as(query)
        .containsEntry("type", "https://madang.city/problems/sparql-refused");
    var detail = String.valueOf(refused.problem().members().get("detail"));
    assertThat(KoreanProblems.detail(detail, Language.KO)).contains("수 없").doesNotContain("<span");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o } GROUP BY ?p HAVING (COUNT(*) > 1)",
        "SELECT (<http://www.w3.org/2001/XMLSchema#integer>(\"1\") AS ?x) {}",
        "SELECT (<http://www.w3.org/2005/xpath-functions/math#sqrt>(2) AS ?x) {}",
        "SELECT (GROUP_CONCAT(?o; SEPARATOR=', ') AS ?x) { ?s ?p ?o }",
        "DESCRIBE <urn:x>",
        "SELECT * { ?s <http://www.w3.org/2000/01/rdf-schema#member> ?o ; <urn:a>+/^<urn:b> ?z }",
      })
  void read_whatStaysHere_isAllowed(String query) {
    assertThat(read(query)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ASK { PART }",
        "SELECT (SUM(EXISTS { PART }) AS ?n) {}",
        "SELECT * { ?s ?p ?o } ORDER BY (NOT EXISTS { PART })",
      })
  void read_existsInsideOfEachOther_isRefusedBeyondAFew(String query) {
    var inner = "{ FILTER EXISTS ".repeat(7) + "{ ?s ?p ?o }" + " }".repeat(7);

    assertThat(read(query.replace("PART", inner))).isNotNull();

    var deep = query.replace("PART", "FILTER EXISTS { FILTER NOT EXISTS " + inner + "}");
    var refused = catchThrowableOfType(ProblemException.class, () -> read(deep));
    assertThat(refused.problem().name()).isEqualTo("sparql-too-complex");
    assertThat(refused.problem().members().get("detail")).asString().contains("at most 8 EXISTS");
  }

  @Test
  void read_syntaxError_namesLineAndColumn() {
    var wrong =
        catchThrowableOfType(ProblemException.class, () -> read("SELECT *\nWHERE { ?s ?p }"));

    assertThat(wrong.problem().members()).containsEntry("line", 2).containsKey("column");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * { LET (?x := 1) }",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "CONSTRUCT { GRAPH <urn:g> { ?s ?p ?o } } WHERE { ?s ?p ?o }",
        "JSON { 'a': ?s } WHERE { ?s ?p ?o }",
        "",
      })
  void read_whatIsNotStandardSparql_isSyntaxError(String query) {
    var wrong = catchThrowableOfType(ProblemException.class, () -> read(query));

    assertThat(wrong.problem().status()).as(query).isEqualTo(400);
  }

  @Test
  void read_deepNesting_isNoCrash() {
    var deep = "SELECT * { " + "{".repeat(200_000) + "}".repeat(200_000) + " }";

    var wrong = catchThrowableOfType(ProblemException.class, () -> read(deep));

    assertThat(wrong.problem().members())
        .containsEntry("type", "https://madang.city/problems/sparql-too-complex");
  }

  private static Query read(String query) {
    return QueryReader.read(query, URI.create("http://localhost/sparql")).query();
  }
}

package city.madang.portal.sparql.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.madang.portal.http.Language;
import city.madang.portal.http.page.KoreanProblems;
import city.madang.portal.problem.ProblemException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntaxProblemTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT * {\\n ?s ?p }                          | 2 | 8  | }
          SELECT * { ?s ?p ?o                            | 1 | 20 | ``
          INSERT DATA { <a> <b> <c> }                    | 1 | 1  | INSERT
          DROP ALL                                       | 1 | 1  | DROP
          ``                                             | 1 | 1  | ``
          \\n\\n                                         | 1 | 1  | ``
          SELECT ?x { BIND(1 AS ?x) BIND(2 AS ?x) }      | 1 | 37 | ?x
          ASK { BIND(1 AS ?x) BIND('at line 3 col 999999999999' AS ?x) } | 1 | 58 | ?x
          SELECT ?s (1 AS ?s) { ?s ?p ?o }               | 1 | 17 | ?s
          SELECT ?s { ?s foo:bar ?o }                    | 1 | 16 | foo:bar
          SELECT ?s {\\r\\n\\t?s foo:bar ?o }            | 2 | 5  | foo:bar
          SELECT * { ?s ?p 'abc\\n' }                    | 1 | 22 | ``
          SELECT (COUNT(*) AS ?n) ?x { ?s ?p ?o }        | 1 | 25 | ?x
          SELECT * { _:a ?p ?o . { _:a ?q ?r } }         | 1 | 26 | _:a
          ASK { ?s ?p ?o } LIMIT 1 LIMIT 2               | 1 | 26 | LIMIT
          SELECT * { VALUES (?a ?b) { (1) } }            | 1 | 31 | )
          SELECT (SUM(COUNT(?x)) AS ?y) { }              | 1 | 13 | COUNT
          SELECT * { ?s ?p ?o } GROUP BY ?s              | 1 | 1  | SELECT
          SELECT '가나' { ?s ?p }                        | 1 | 8  | '가나'
          SELECT * { ?s ?p "\\\\u00zz" }                 | 1 | 20 | u00zz
          # only a comment                               | 1 | 17 | ``
          SELECT * {} ; SELECT * {}                      | 1 | 13 | ;
          """)
  void of_kinds_havePlaceAndTokenThatFitTheText(String query, int line, int column, String token) {
    var text =
        query.replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\");

    var failure =
        catchThrowableOfType(
            ProblemException.class,
            () -> QueryReader.read(text, URI.create("http://localhost/sparql")));

    var members = failure.problem().members();
    assertThat(failure.problem().name()).isEqualTo("sparql-syntax");
    assertThat(members).containsAllEntriesOf(Map.of("line", line, "column", column));
    assertThat(members).containsEntry("token", token);
    assertThat(members.get("detail"))
        .asString()
        .startsWith("line %d, column %d: ".formatted(line, column))
        .doesNotContain("Encountered", "at line " + line);
    assertThat(KoreanProblems.detail(String.valueOf(members.get("detail")), Language.KO))
        .startsWith("%d행 %d열: ".formatted(line, column));
  }
}

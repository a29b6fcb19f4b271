package city.madang.portal.sparql.format;

import static city.madang.portal.problem.ProblemType.SPARQL_SYNTAX;
import static city.madang.portal.problem.ProblemType.SPARQL_TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.portal.http.Language;
import city.madang.portal.problem.Problem;
import city.madang.portal.problem.ProblemType;
import city.madang.portal.sparql.query.SparqlRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemPageTest {
  @Test
  void page_syntax_marksTheTokenInItsLine() {
    var query = "SELECT * {\r\n ?s <b> }\n}";

    var page = page(syntax(2, 9, "}"), query);

    assertThat(page)
        .contains("<pre>\nSELECT * {\n ?s &lt;b&gt; <mark>}</mark></pre>")
        .contains("required>\nSELECT * {\r\n ?s &lt;b&gt; }\n}</textarea>")
        .contains("not &lt;this&gt;");
  }

  @Test
  void page_placeAtTheEnd_isMarked() {
    assertThat(page(syntax(1, 5, ""), "ASK ")).contains("<pre>\nASK <mark> </mark></pre>");
    assertThat(page(syntax(1, 1, ""), "")).contains("<pre>\n<mark> </mark></pre>");
  }

  @Test
  void page_otherProblem_hasTheFormAlone() {
    var page = page(SPARQL_TIMEOUT.problem("too long"), "ASK {}");

    assertThat(page).contains("too long", "ASK {}</textarea>").doesNotContain("<pre>", "<mark>");
  }

  @Test
  void page_eachProblemOfTheDoor_hasAKoreanTitleToo() {
    for (var type : ProblemType.values()) {
      if (type.name().startsWith("SPARQL_")) {
        assertThat(page(type.problem("why"), "ASK {}"))
            .doesNotContain("답하지 못했습니다", type.title())
            .contains("<span lang=\"en\">why</span>");
      }
    }
  }

  @Test
  void page_inEnglish_isAllEnglishAndLeadsToTheKoreanOne() {
    var asked = new SparqlRequest("ASK {}", List.of("urn:a"), List.of());

    var page = ProblemPage.page(SPARQL_TIMEOUT.problem("why"), new AskedPage(asked, Language.EN));

    assertThat(page.replace(">한국어</a>", ""))
        .contains("<html lang=\"en\">", "took too long.</strong> why")
        .contains("href=\"/sparql?query=ASK+%7B%7D&amp;default-graph-uri=urn%3Aa&amp;lang=ko\"")
        .doesNotContainPattern("[가-힣]");
  }

  private static String page(Problem problem, String query) {
    var asked = new SparqlRequest(query, List.of(), List.of());
    return ProblemPage.page(problem, new AskedPage(asked, Language.KO));
  }

  @Test
  void page_longQuery_isPostedInTheOtherLanguageFromItsEnd() {
    var query = "# " + "<".repeat(100_000) + "\nASK {}";
    var asked = new AskedPage(new SparqlRequest(query, List.of(), List.of()), Language.EN);

    assertThat(HtmlPage.head(asked))
        .hasSizeLessThan(4_000)
        .contains("<button form=\"other\" name=\"lang\" value=\"ko\"");
    assertThat(HtmlPage.foot(asked)).contains("<form id=\"other\"", "&lt;".repeat(100_000));
  }

  private static Problem syntax(int line, int column, String token) {
    return SPARQL_SYNTAX
        .problem("not <this>")
        .and("line", line)
        .and("column", column)
        .and("token", token);
  }
}

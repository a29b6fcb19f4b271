package city.madang.portal.sparql.format;

import static city.madang.portal.problem.ProblemType.SPARQL_SYNTAX;
import static city.madang.portal.problem.ProblemType.SPARQL_TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.portal.problem.Problem;
import city.madang.portal.problem.ProblemType;
import org.junit.jupiter.api.Test;

class ProblemPageTest {
  @Test
  void page_syntax_marksTheTokenInItsLine() {
    var query = "SELECT * {\r\n ?s <b> }\n}";

    var page = ProblemPage.page(syntax(2, 9, "}"), query);

    assertThat(page)
        .contains("<pre>\nSELECT * {\n ?s &lt;b&gt; <mark>}</mark></pre>")
        .contains("required>\nSELECT * {\r\n ?s &lt;b&gt; }\n}</textarea>")
        .contains("not &lt;this&gt;");
  }

  @Test
  void page_placeAtTheEnd_isMarked() {
    assertThat(ProblemPage.page(syntax(1, 5, ""), "ASK "))
        .contains("<pre>\nASK <mark> </mark></pre>");
    assertThat(ProblemPage.page(syntax(1, 1, ""), "")).contains("<pre>\n<mark> </mark></pre>");
  }

  @Test
  void page_otherProblem_hasTheFormAlone() {
    var page = ProblemPage.page(SPARQL_TIMEOUT.problem("too long"), "ASK {}");

    assertThat(page).contains("too long", "ASK {}</textarea>").doesNotContain("<pre>", "<mark>");
  }

  @Test
  void page_eachProblemOfTheDoor_hasAKoreanTitleToo() {
    for (var type : ProblemType.values()) {
      if (type.name().startsWith("SPARQL_")) {
        assertThat(ProblemPage.page(type.problem("why"), "ASK {}"))
            .doesNotContain("답하지 못했습니다")
            .contains("<span lang=\"en\"><strong>" + type.title() + ".</strong> why</span>");
      }
    }
  }

  private static Problem syntax(int line, int column, String token) {
    return SPARQL_SYNTAX
        .problem("not <this>")
        .and("line", line)
        .and("column", column)
        .and("token", token);
  }
}

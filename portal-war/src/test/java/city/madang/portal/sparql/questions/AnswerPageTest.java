package city.madang.portal.sparql.questions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.ontology.CompetencyQuestion;
import city.madang.portal.http.Language;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerPageTest {
  private static final QuestionList LIST =
      QuestionList.of(
          List.of(
              new CompetencyQuestion(
                  "stops", "몇 개인가? 없으면 <0>", "How many? 0 if none", "SELECT * { ?s ?p 1 < 2 }")),
          URI.create("https://city.example/"));

  private static final String ANSWER =
      """
      {"head": {"vars": ["thing", "name_ko", "name_en", "count"]},
       "results": {"bindings": [
        {"thing": {"type": "uri", "value": "https://city.example/datasets/stops/stops/1"},
         "name_ko": {"type": "literal", "xml:lang": "ko", "value": "가 <나>"},
         "name_en": {"type": "literal", "xml:lang": "en", "value": "A"},
         "count": {"type": "literal", "datatype": "http://www.w3.org/2001/XMLSchema#integer", "value": "12"}},
        {"thing": {"type": "uri", "value": "javascript:alert(1)"}}]}}
      """;

  @Test
  void render_answer_isATableInOneLanguageWithQueryAndFormats() {
    var page = render(Language.KO);

    assertThat(page)
        .contains("<h1>몇 개인가?</h1>", "<p>없으면 &lt;0&gt;</p>", "2행", "<code>name</code>")
        .contains("href=\"https://city.example/datasets/stops/stops/1\">stops/stops/1</a>")
        .contains("<td>가 &lt;나&gt;</td><td class=\"number\">12</td>")
        .contains("<th scope=\"col\" class=\"number\"><code>count</code>")
        .contains("<td>javascript:alert(1)</td><td></td><td></td>")
        .contains("href=\"/api/questions/stops?format=csv\"", "href=\"/sparql?query=SELECT")
        .contains("?s ?p 1 &lt; 2")
        .doesNotContain("<td>A</td>", "name_en", "href=\"javascript");
    assertThat(render(Language.EN)).contains("<td>A</td>", "2 rows").doesNotContain("<td>가");
  }

  @Test
  void render_list_leadsToEachAnswer() {
    assertThat(QuestionsPage.render(LIST, Language.EN))
        .contains("<h2><a href=\"/api/questions/stops?lang=en\">How many?</a></h2>")
        .contains("<p>0 if none</p>", "format=json", "href=\"/sparql?query=SELECT");
  }

  private static String render(Language language) {
    return new AnswerPage(LIST.questions().getFirst(), language).render(ANSWER.getBytes(UTF_8));
  }
}

package city.madang.portal.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.portal.http.Language;
import city.madang.portal.problem.Problem;
import city.madang.portal.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTextTest {
  @ParameterizedTest
  @EnumSource(ProblemType.class)
  void title_eachProblem_isKorean(ProblemType type) {
    assertThat(KoreanProblems.knows(type.problem("").name())).isTrue();
  }

  @Test
  void page_koreanReader_tellsWhatIsWrongAndWhereToGoOn() {
    var problem = ProblemType.DATASET_NOT_FOUND.problem("datasets <all>");

    var page = page(problem, "/datasets/x?a=1", Language.KO);

    assertThat(page)
        .contains("<html lang=\"ko\">", "<h1>그런 데이터셋이 없습니다</h1>")
        .contains("<span lang=\"en\">datasets &lt;all&gt;</span></p>", "주소를 확인하거나")
        .contains("href=\"/datasets/x?a=1&amp;lang=en\"", "href=\"/?lang=ko#datasets\"")
        .contains("404 <code>https://madang.city/problems/dataset-not-found</code>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /api/datasets lists what is published | 공개된 것은 /api/datasets에 있습니다.
          it may not be published yet           | 아직 공개되지 않았을 수 있습니다.
          there is no dataset '<b>'; did you mean 'bus'?: /api/datasets lists what is published | ‘&lt;b&gt;’이라는 데이터셋은 없습니다. 공개된 것은 /api/datasets에 있습니다. ‘bus’ 말인가요?
          there is no parameter '$1': there are q, size | ‘$1’(이)라는 매개변수는 없습니다. 있는 것: q, size
          x: there is no such parameter         | x: 그런 매개변수는 없습니다.
          where: 'stops' has no field 'nmae'; did you mean 'name'? (a text stands in 'single quotes') | where: stops 표에 ‘nmae’(이)라는 필드는 없습니다(글은 &#39;작은따옴표&#39; 안에 씁니다). ‘name’ 말인가요?
          at: this moment is in the future; leave it out for the current release | at: 아직 오지 않은 때입니다. 지금의 릴리스를 보려면 빼세요.
          the version of /terms is 1.1.0        | /terms의 버전은 1.1.0입니다.
          no graph has this IRI: SELECT DISTINCT ?g { GRAPH ?g {} } | 이 IRI를 가진 그래프는 없습니다. 있는 것: SELECT DISTINCT ?g { GRAPH ?g {} }
          show the steward's token in the Authorization header | Authorization 머리글에 관리자의 토큰을 보이세요.
          the parameter 'q' is not UTF-8        | 매개변수 ‘q’: UTF-8이 아닙니다.
          'format' is csv, tsv, json, xml, ttl or nt | format은 csv, tsv, json, xml, ttl, nt 가운데 하나입니다.
          line 2, column 9: '}' cannot stand here | 2행 9열: 여기에 올 수 없는 것: }
          line 1, column 2: x                   | <span lang="en">line 1, column 2: x</span>
          size is a whole number from 1 to 1000 | size는 1부터 1000까지의 정수입니다.
          """)
  void page_koreanReader_readsFrequentDetailsInKorean(String english, String korean) {
    var problem = ProblemType.BAD_REQUEST.problem(english);

    assertThat(page(problem, "/", Language.KO)).contains("<p class=\"note\">" + korean + "</p>");
    assertThat(page(problem, "/", Language.EN))
        .contains("<p class=\"note\">")
        .doesNotContain(korean);
  }

  @Test
  void korean_problemInJson_hasItsTitleAndDetailInKoreanAndAllElse() {
    var problem = ProblemType.SPARQL_SYNTAX.problem("line 1, column 2: '$1' cannot stand here");

    var korean = KoreanProblems.korean(problem.and("line", 1));

    assertThat(korean.members())
        .containsEntry("title", "질의가 SPARQL 문법에 맞지 않습니다")
        .containsEntry("detail", "1행 2열: 여기에 올 수 없는 것: $1")
        .containsEntry("type", problem.members().get("type"))
        .containsEntry("line", 1);
    assertThat(KoreanProblems.korean(ProblemType.NOT_FOUND.problem("other")).members())
        .containsEntry("detail", "other");
  }

  @Test
  void page_releaseIsGone_leadsToItsDataset() {
    var problem = ProblemType.RELEASE_WITHDRAWN.problem("by mistake").and("dataset", "stops");

    assertThat(page(problem, "/datasets/stops/releases/1/a.csv", Language.EN))
        .contains("<h1>The release was withdrawn</h1>", "href=\"/datasets/stops?lang=en\"");
  }

  @Test
  void page_requestIsWrong_leadsToWhatCanBeAsked() {
    assertThat(page(ProblemType.INVALID_QUERY.problem(""), "/", Language.EN))
        .contains("/api/openapi.json\">OpenAPI document</a> tells")
        .doesNotContain("class=\"note\"");
    assertThat(page(ProblemType.OVERLOADED.problem(""), "/", Language.EN)).contains("Try again");
  }

  @Test
  void withoutLanguage_isTheAddressAsItWasSent() {
    assertThat(ProblemPageFilter.withoutLanguage("/a|{b}", "q=x^y&lang=ko&z=1"))
        .isEqualTo("/a|{b}?q=x^y&z=1");
    assertThat(ProblemPageFilter.withoutLanguage("/a", "lang=ko")).isEqualTo("/a");
    assertThat(ProblemPageFilter.withoutLanguage("/a", null)).isEqualTo("/a");
  }

  private static String page(Problem problem, String address, Language language) {
    return new ProblemText(problem.members(), address, language).page();
  }
}

package city.madang.portal.sparql.explain;

import static city.madang.portal.http.Html.escape;

import city.madang.portal.http.Language;
import city.madang.portal.sparql.format.HtmlPage;
import city.madang.portal.sparql.run.Question;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An explanation for people: what the query would cost, its plan, and the query to go on with.
final class ExplanationPage {
  private static final String NOTHING = "–";

  private ExplanationPage() {}

  static String of(Explanation told, Question question) {
    var asked = question.page();
    var language = asked.language();
    return HtmlPage.head(asked)
        + "<h2>%s</h2>\n<dl>\n".formatted(language.of("비용", "Cost"))
        + row(language.of("차선", "Lane"), lane(told, question, language))
        + row(language.of("예상 행 수", "Estimated rows"), number(told.estimatedRows()))
        + row(language.of("이미 아는 답", "Cached"), yes(told.cached(), language))
        + row(language.of("함수", "Functions"), functions(told.functions()))
        + "</dl>\n"
        + figures(language.of("속성의 트리플", "Triples by property"), told.properties())
        + figures(language.of("클래스의 개체", "Things by class"), told.classes())
        + "<h2>%s</h2>\n<pre>%s</pre>\n"
            .formatted(language.of("실행 계획", "Plan"), escape(told.plan()))
        + HtmlPage.form(question.text(), language)
        + HtmlPage.foot(asked);
  }

  private static String lane(Explanation told, Question question, Language language) {
    var name =
        question.query().heavy()
            ? language.of("무거운 질의", "heavy queries")
            : language.of("가벼운 질의", "cheap queries");
    return "%s (<code>%s</code>): %s"
        .formatted(name, told.lane(), escape(language.of(question.query().weight().reason())));
  }

  private static String yes(boolean known, Language language) {
    return known ? language.of("예", "yes") : language.of("아니요", "no");
  }

  private static String functions(SortedSet<String> functions) {
    return functions.isEmpty() ? NOTHING : escape(String.join(", ", functions));
  }

  private static String number(@Nullable Long number) {
    return number == null ? NOTHING : "%,d".formatted(number);
  }

  private static String row(String name, String html) {
    return "<dt>%s</dt><dd>%s</dd>\n".formatted(name, html);
  }

  /// Nothing before they are counted, or if the query names none.
  private static String figures(String caption, @Nullable Map<String, Long> figures) {
    return figures == null || figures.isEmpty()
        ? ""
        : figures.entrySet().stream()
            .map(
                one ->
                    "<tr><td>%s</td><td>%s</td></tr>\n"
                        .formatted(escape(one.getKey()), number(one.getValue())))
            .collect(
                Collectors.joining(
                    "", "<table>\n<caption>" + caption + "</caption>\n", "</table>\n"));
  }
}

package city.madang.portal.sparql.explain;

import static city.madang.portal.http.Html.escape;

import city.madang.portal.sparql.format.AskedPage;
import city.madang.portal.sparql.format.HtmlPage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An explanation for people.
final class ExplanationPage {
  private ExplanationPage() {}

  static String of(Explanation told, AskedPage asked) {
    var language = asked.language();
    var page = new StringBuilder(HtmlPage.head(asked));
    page.append("<dl>\n");
    row(page, language.of("예상 행 수", "Estimated rows"), told.estimatedRows());
    row(page, language.of("차선", "Lane"), told.lane() + ": " + told.reason());
    row(page, language.of("이미 아는 답", "Cached"), told.cached());
    row(page, language.of("함수", "Functions"), String.join(", ", told.functions()));
    row(page, language.of("속성의 트리플", "Triples by property"), lines(told.properties()));
    row(page, language.of("클래스의 개체", "Things by class"), lines(told.classes()));
    return page.append("</dl>\n<pre>")
        .append(escape(told.plan()))
        .append("</pre>")
        .append(HtmlPage.foot(asked))
        .toString();
  }

  private static String lines(@Nullable Map<String, Long> figures) {
    return figures == null ? "" : figures.toString();
  }

  private static void row(StringBuilder page, String name, @Nullable Object value) {
    var text = value == null || value.toString().isEmpty() ? "–" : value.toString();
    page.append("<dt>%s</dt><dd lang=\"en\">%s</dd>\n".formatted(name, escape(text)));
  }
}

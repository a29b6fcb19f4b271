package city.madang.portal.sparql.format;

import static city.madang.portal.http.Html.escape;

import city.madang.ontology.CompetencyQuestion;
import city.madang.portal.http.Html;
import city.madang.portal.sparql.questions.QuestionList;
import java.util.stream.Collectors;

/// What the pages of this door have in common, and the one that asks for a query.
public final class HtmlPage {
  public static final String FOOT = "\n</main></body></html>\n";

  private HtmlPage() {}

  public static String head(String title) {
    return """
    <!DOCTYPE html>
    <html lang="ko">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%1$s</title>
    <style>
    %2$sbody { font: 1rem/1.6 system-ui, sans-serif; margin: 0 auto; padding: 1rem; color: var(--text);
      background: var(--ground) }
    a { color: var(--link) } table { border-collapse: collapse }
    td, th { border: 1px solid var(--line); padding: .2rem .6rem; text-align: left;
      overflow-wrap: anywhere }
    textarea { font: .95rem/1.5 ui-monospace, monospace; width: 100%%; box-sizing: border-box }
    button { font: inherit; padding: .3rem 1rem } pre { white-space: pre-wrap }
    mark { background: var(--wrong); color: inherit; outline: 1px solid #c00 }
    </style>
    </head>
    <body><main>
    <h1>%1$s</h1>
    """
        .formatted(escape(title), Html.COLORS);
  }

  /// What is said in both languages, Korean first, as HTML.
  public static String both(String ko, String en) {
    return ko + " · <span lang=\"en\">" + en + "</span>";
  }

  /// A form with a query that has an answer everywhere.
  public static String form() {
    return head("SPARQL")
        + form(
            """
            SELECT ?class (COUNT(?thing) AS ?count)
            WHERE { ?thing a ?class }
            GROUP BY ?class
            ORDER BY DESC(?count)\
            """)
        + "<h2>%s</h2>\n<ul>\n".formatted(both("질문", "Questions"))
        + CompetencyQuestion.readAll().stream().map(HtmlPage::link).collect(Collectors.joining())
        + """
        </ul>
        <p><a href=".well-known/void">%s</a></p>
        """
            .formatted(both("이 창구에 있는 그래프와 통계", "What is here: graphs and statistics"))
        + FOOT;
  }

  private static String link(CompetencyQuestion question) {
    return """
    <li><a href="%s">%s</a></li>
    """
        .formatted(
            QuestionList.editor(question), both(escape(question.ko()), escape(question.en())));
  }

  /// With this query in it, as it was typed.
  static String form(String query) {
    return """
    <form action="sparql">
    <p><label for="query">%1$s</label></p>
    <textarea id="query" name="query" rows="12" spellcheck="false" required>
    %2$s</textarea>
    <p><button>%3$s</button>
    <button name="explain" value="1">%4$s</button></p>
    </form>
    """
        .formatted(both("질의", "Query"), escape(query), both("실행", "Run"), both("비용", "Cost"));
  }
}

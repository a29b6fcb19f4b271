package city.madang.portal.sparql.format;

import city.madang.ontology.CompetencyQuestion;
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
    body { font: 1rem/1.6 system-ui, sans-serif; margin: 0 auto; padding: 1rem; color: #1e2124;
      background: #fff }
    a { color: #0b50d0 } table { border-collapse: collapse }
    td, th { border: 1px solid #b1b8be; padding: .2rem .6rem; text-align: left;
      overflow-wrap: anywhere }
    textarea { font: .95rem/1.5 ui-monospace, monospace; width: 100%%; box-sizing: border-box }
    button { font: inherit; padding: .3rem 1rem } pre { white-space: pre-wrap }
    mark { background: #ffd5d5; outline: 1px solid #c00 }
    </style>
    </head>
    <body><main>
    <h1>%1$s</h1>
    """
        .formatted(escape(title));
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
        + """
        <h2>질문 · Questions</h2>
        <ul>
        """
        + CompetencyQuestion.readAll().stream().map(HtmlPage::link).collect(Collectors.joining())
        + """
        </ul>
        <p><a href=".well-known/void">이 창구에 있는 그래프와 통계 · What is here: graphs and statistics</a></p>
        """
        + FOOT;
  }

  private static String link(CompetencyQuestion question) {
    return """
    <li><a href="%s">%s · <span lang="en">%s</span></a></li>
    """
        .formatted(QuestionList.editor(question), escape(question.ko()), escape(question.en()));
  }

  /// With this query in it, as it was typed.
  static String form(String query) {
    return """
    <form action="sparql">
    <p><label for="query">질의 · Query</label></p>
    <textarea id="query" name="query" rows="12" spellcheck="false" required>
    %s</textarea>
    <p><button>실행 · Run</button>
    <button name="explain" value="1">비용 · Cost</button></p>
    </form>
    """
        .formatted(escape(query));
  }

  /// Text made safe for element content and quoted attributes.
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}

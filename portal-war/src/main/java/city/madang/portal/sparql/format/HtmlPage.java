package city.madang.portal.sparql.format;

import static city.madang.portal.http.Html.escape;

import city.madang.ontology.CompetencyQuestion;
import city.madang.portal.http.Html;
import city.madang.portal.http.Language;
import city.madang.portal.http.page.Page;
import city.madang.portal.sparql.questions.QuestionList;
import java.util.stream.Collectors;

/// What the pages of this door have in common, and the one that asks for a query.
public final class HtmlPage {
  private static final String FOOT = "\n</main></body></html>\n";

  private static final String EVERYWHERE =
      """
      SELECT ?class (COUNT(?thing) AS ?count)
      WHERE { ?thing a ?class }
      GROUP BY ?class
      ORDER BY DESC(?count)\
      """;

  private HtmlPage() {}

  /// The beginning of a page about a question.
  public static String head(AskedPage asked) {
    var language = asked.language();
    return """
    <!DOCTYPE html>
    <html lang="%1$s">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>SPARQL</title>
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
    <body><header><a href="/?lang=%1$s">%3$s</a> · <a href="/sparql?lang=%1$s">/sparql</a> · <a href="/terms?lang=%1$s">/terms</a> · %4$s</header>
    <main>
    <h1>SPARQL</h1>
    """
        .formatted(language.code(), Html.COLORS, language.of("마당", "Madang"), asked.other());
  }

  /// The end of a page about a question.
  public static String foot(AskedPage asked) {
    return asked.otherForm() + FOOT;
  }

  /// A form with a query that has an answer everywhere.
  public static String form(Language language) {
    var style =
        "<style>textarea { font: .95rem/1.5 ui-monospace, monospace; flex: 1 1 100% }</style>\n";
    return new Page("SPARQL", language, "/sparql", style)
        .around(
            """
            <h1>SPARQL</h1>
            %s<p class="quiet">%s</p>
            <h2>%s</h2>
            <ul>
            %s</ul>
            <p><a href="/.well-known/void">%s</a></p>
            """
                .formatted(
                    form(EVERYWHERE, language),
                    language.of(
                        "<code>&amp;timeout=5</code>는 5초 안에 답이 다 오지 않으면 그만두고,"
                            + " <code>&amp;explain=1</code>은 비용만 알려 줍니다.",
                        "<code>&amp;timeout=5</code> gives up what is not whole after five seconds,"
                            + " <code>&amp;explain=1</code> tells the cost only."),
                    language.of("질문", "Questions"),
                    CompetencyQuestion.readAll().stream()
                        .map(question -> link(question, language))
                        .collect(Collectors.joining()),
                    language.of("이 창구에 있는 그래프와 통계", "What is here: graphs and statistics")));
  }

  private static String link(CompetencyQuestion question, Language language) {
    return "<li><a href=\"/%s\">%s</a></li>\n"
        .formatted(
            QuestionList.editor(question), escape(language.of(question.ko(), question.en())));
  }

  /// With this query in it, as it was typed.
  public static String form(String query, Language language) {
    return """
    <form action="/sparql">
    <input type="hidden" name="lang" value="%s">
    <label for="query">%s</label>
    <textarea id="query" name="query" rows="12" spellcheck="false" required>
    %s</textarea>
    <button>%s</button> <button name="explain" value="1">%s</button>
    </form>
    """
        .formatted(
            language.code(),
            language.of("질의", "Query"),
            escape(query),
            language.of("실행", "Run"),
            language.of("비용", "Cost"));
  }
}

package city.madang.portal.sparql.format;

import static city.madang.portal.http.Html.escape;

import city.madang.ontology.CompetencyQuestion;
import city.madang.portal.http.Html;
import city.madang.portal.http.Language;
import city.madang.portal.http.page.Page;
import city.madang.portal.sparql.questions.QuestionList;
import java.util.stream.Collectors;

/// What the pages of this door have in common, and the one that asks for a query. That one is in
/// the reader's language; answers are kept for all readers, so they say everything in both.
public final class HtmlPage {
  public static final String FOOT = "\n</main></body></html>\n";

  private static final String EVERYWHERE =
      """
      SELECT ?class (COUNT(?thing) AS ?count)
      WHERE { ?thing a ?class }
      GROUP BY ?class
      ORDER BY DESC(?count)\
      """;

  private static final Words BOTH =
      new Words(both("질의", "Query"), both("실행", "Run"), both("비용", "Cost"));

  private HtmlPage() {}

  /// What the form says, as HTML.
  private record Words(String query, String run, String cost) {}

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
    <body><header><a href="/">마당 Madang</a> · <a href="/sparql">/sparql</a> · <a href="/terms">/terms</a></header>
    <main>
    <h1>%1$s</h1>
    """
        .formatted(escape(title), Html.COLORS);
  }

  /// What is said in both languages, Korean first, as HTML.
  public static String both(String ko, String en) {
    return ko + " · <span lang=\"en\">" + en + "</span>";
  }

  /// A form with a query that has an answer everywhere.
  public static String form(Language language) {
    var style =
        "<style>textarea { font: .95rem/1.5 ui-monospace, monospace; flex: 1 1 100% }</style>\n";
    return new Page("SPARQL", language, "/sparql", style)
        .around(
            """
            <h1>SPARQL</h1>
            %s<h2>%s</h2>
            <ul>
            %s</ul>
            <p><a href="/.well-known/void">%s</a></p>
            """
                .formatted(
                    form(
                        EVERYWHERE,
                        new Words(
                            language.of("질의", "Query"),
                            language.of("실행", "Run"),
                            language.of("비용", "Cost"))),
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
  static String form(String query) {
    return form(query, BOTH);
  }

  private static String form(String query, Words words) {
    return """
    <form action="/sparql">
    <label for="query">%1$s</label>
    <textarea id="query" name="query" rows="12" spellcheck="false" required>
    %2$s</textarea>
    <button>%3$s</button> <button name="explain" value="1">%4$s</button>
    </form>
    """
        .formatted(words.query(), escape(query), words.run(), words.cost());
  }
}

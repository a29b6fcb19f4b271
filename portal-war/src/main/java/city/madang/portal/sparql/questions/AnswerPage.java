package city.madang.portal.sparql.questions;

import static city.madang.portal.http.Html.escape;

import city.madang.portal.http.Language;
import city.madang.portal.http.page.Page;
import city.madang.portal.sparql.questions.QuestionList.Saved;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// The answer of a saved question for people: a table, the ways to save it, and the query.
///
/// @param language of the words, and of those columns that there are in both
public record AnswerPage(Saved saved, Language language) {
  static final List<String> FORMATS = List.of("csv", "tsv", "json", "xml");

  /// The whole page.
  ///
  /// @param answer in SPARQL JSON, as UTF-8
  public String render(byte[] answer) {
    var words = QuestionWords.of(language.of(saved.title()));
    var table = new AnswerTable(JsonMapper.shared().readTree(answer), language);
    return new Page(words.question(), language, address(saved), "")
        .around(
            """
            <p><a href="/api/questions?lang=%s">%s</a></p>
            <h1>%s</h1>
            %s%s%s<h2>%s</h2>
            <pre><code>%s</code></pre>
            """
                .formatted(
                    language.code(),
                    language.of("모든 질문", "All questions"),
                    escape(words.question()),
                    words.paragraph(),
                    table.html(),
                    QuestionsPage.ways(saved, language),
                    language.of("질의", "Query"),
                    escape(saved.query())));
  }

  static String address(Saved saved) {
    return "/api/questions/" + saved.id();
  }
}

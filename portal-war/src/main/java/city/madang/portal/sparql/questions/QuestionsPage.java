package city.madang.portal.sparql.questions;

import static city.madang.portal.http.Html.escape;

import city.madang.portal.http.Language;
import city.madang.portal.http.page.Page;
import city.madang.portal.sparql.questions.QuestionList.Saved;
import java.util.stream.Collectors;

/// The saved questions for people, each with the ways to its answer.
public final class QuestionsPage {
  private QuestionsPage() {}

  /// The whole page.
  public static String render(QuestionList list, Language language) {
    var title = language.of("질문", "Questions");
    return new Page(title, language, "/api/questions", "")
        .around(
            """
            <h1>%s</h1>
            <p>%s</p>
            <ul class="hits">
            %s</ul>
            <p><a href="/sparql">%s</a></p>
            """
                .formatted(
                    title,
                    language.of(
                        "여러 데이터셋에 걸친 질문과, SPARQL로 미리 써 둔 답입니다.",
                        "Questions across datasets, answered by SPARQL that is written already."),
                    list.questions().stream()
                        .map(saved -> item(saved, language))
                        .collect(Collectors.joining()),
                    language.of("다른 것 묻기", "Ask something else")));
  }

  private static String item(Saved saved, Language language) {
    var words = QuestionWords.of(language.of(saved.title()));
    return """
    <li><h2><a href="%s?lang=%s">%s</a></h2>
    %s%s</li>
    """
        .formatted(
            AnswerPage.address(saved),
            language.code(),
            escape(words.question()),
            words.paragraph(),
            ways(saved, language));
  }

  /// To the answer in other forms, and to the editor.
  static String ways(Saved saved, Language language) {
    var files =
        AnswerPage.FORMATS.stream()
            .map(
                format ->
                    "<li><a href=\"%s?format=%s\">%s</a></li>\n"
                        .formatted(AnswerPage.address(saved), format, format))
            .collect(Collectors.joining());
    return """
    <ul class="row">
    %s<li><a href="%s">%s</a></li>
    </ul>
    """
        .formatted(
            files,
            escape("/" + saved.editorPath()),
            language.of("질의 고쳐 묻기", "Change the query and ask"));
  }
}

package city.madang.portal.http.page;

import static city.madang.portal.http.Html.escape;

import city.madang.portal.http.Language;
import java.util.Map;
import java.util.Optional;

/// A problem for people: what is wrong, what can be done, and where to go on.
///
/// @param members of the problem, as JSON has them
/// @param address of the request, without the language
record ProblemText(Map<String, Object> members, String address, Language language) {
  private static final int GONE = 410;
  private static final int SERVER = 500;

  String page() {
    var title = language.of(KoreanProblems.title(name()), text("title").orElse(""));
    var search = language.of("데이터와 행 찾기", "Find datasets and rows");
    return new Page(title, language, address, "<meta name=\"robots\" content=\"noindex\">\n")
        .around(
            """
            <h1>%s</h1>
            %s<p>%s</p>
            %s<ul>
            %s<li><a href="/?lang=%s#datasets">%s</a></li>
            <li><a href="/api/questions?lang=%s">%s</a></li>
            </ul>
            <p class="quiet">%s <code>%s</code></p>
            """
                .formatted(
                    escape(title),
                    text("detail")
                        .map(detail -> KoreanProblems.detail(detail, language))
                        .map("<p class=\"note\">%s</p>\n"::formatted)
                        .orElse(""),
                    advice(),
                    SearchBox.empty(search, Optional.empty(), language).html(),
                    dataset(),
                    language.code(),
                    language.of("모든 데이터셋", "All datasets"),
                    language.code(),
                    language.of("여러 데이터셋에 걸친 질문", "Questions across datasets"),
                    status(),
                    escape(text("type").orElse(""))));
  }

  private String advice() {
    if (status() >= SERVER || name().equals("sparql-quota")) {
      return language.of("잠시 뒤에 다시 해 보세요.", "Try again in a moment.");
    }
    if (status() == GONE) {
      return language.of("지금 있는 것을 보세요.", "Look at what there is now.");
    }
    return name().endsWith("not-found")
        ? language.of("주소를 확인하거나, 아래에서 찾아보세요.", "Check the address, or look for it below.")
        : language.of(
            "요청을 고쳐 보세요. 할 수 있는 것은 <a href=\"/api/openapi.json\">OpenAPI 문서</a>에 있습니다.",
            "Correct the request: the <a href=\"/api/openapi.json\">OpenAPI document</a> tells what"
                + " can be asked.");
  }

  /// The dataset whose release is gone.
  private String dataset() {
    return text("dataset")
        .map(
            id ->
                "<li><a href=\"/datasets/%s?lang=%s\">%s</a></li>\n"
                    .formatted(
                        escape(id),
                        language.code(),
                        language.of("지금의 데이터셋", "The dataset as it is now")))
        .orElse("");
  }

  private int status() {
    return members.get("status") instanceof Number status ? status.intValue() : SERVER;
  }

  private String name() {
    var type = text("type").orElse("");
    return type.substring(type.lastIndexOf('/') + 1);
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(members.get(name)).map(String::valueOf);
  }
}

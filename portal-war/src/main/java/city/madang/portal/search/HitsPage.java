package city.madang.portal.search;

import static city.madang.portal.http.Html.escape;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.index.SearchAnswer;
import city.madang.etl.index.SearchRequest;
import city.madang.etl.release.Release;
import city.madang.etl.release.ReleaseRegister;
import city.madang.portal.http.Language;
import city.madang.portal.http.page.KoreanProblems;
import city.madang.portal.http.page.Page;
import city.madang.portal.http.page.SearchBox;
import city.madang.portal.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The answer of the search door for people.
public final class HitsPage {
  private final ReleaseRegister register;

  public HitsPage(ReleaseRegister register) {
    this.register = register;
  }

  /// The ids of all datasets that are published.
  List<String> datasets() {
    return register.listCurrent().stream().map(release -> release.dataset().value()).toList();
  }

  String render(SearchRequest request, SearchAnswer answer, Language language) {
    var titles =
        register.listCurrent().stream().collect(Collectors.toMap(Release::dataset, Release::title));
    var found = new FoundText(request, answer, new HitText(titles, language), language);
    var box = box(request.text(), request.dataset(), language);
    return page(request.text(), SearchAddress.of(request), language, box + found.html());
  }

  /// What is wrong, and the box with what was typed.
  static String problem(String text, Problem problem, Language language) {
    var members = problem.members();
    var title = String.valueOf(members.get("title"));
    var told =
        "<p role=\"alert\" class=\"note\"><strong>%s.</strong> %s</p>\n"
            .formatted(
                escape(language.of(KoreanProblems.title(problem.name()), title)),
                KoreanProblems.detail(
                    String.valueOf(members.getOrDefault("detail", "")), language));
    var box = box(text, Optional.empty(), language);
    return page(text, SearchAddress.of(text), language, box + told);
  }

  private static String box(String text, Optional<DatasetId> dataset, Language language) {
    var everywhere = language.of("데이터와 행 찾기", "Find datasets and rows");
    var label = dataset.isEmpty() ? everywhere : language.of("이 데이터셋에서", "In this dataset");
    return new SearchBox(label, text, dataset, language).html();
  }

  private static String page(String text, String address, Language language, String body) {
    var heading = language.of("찾기", "Search");
    var title = text.isBlank() ? heading : text + " – " + heading;
    return new Page(title, language, address, "<meta name=\"robots\" content=\"noindex\">\n")
        .around("<h1>" + heading + "</h1>\n" + body);
  }
}

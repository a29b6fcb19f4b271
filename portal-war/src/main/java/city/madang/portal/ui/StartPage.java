package city.madang.portal.ui;

import static city.madang.portal.http.Html.escape;
import static java.nio.charset.StandardCharsets.UTF_8;

import city.madang.etl.dataset.Themes;
import city.madang.etl.release.Release;
import city.madang.etl.release.ReleaseRegister;
import city.madang.portal.http.Language;
import city.madang.portal.http.page.Page;
import city.madang.portal.http.page.SearchBox;
import java.net.URLEncoder;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The start page: one line for each dataset, all of them or those about one theme.
public final class StartPage {
  private final ReleaseRegister register;

  public StartPage(ReleaseRegister register) {
    this.register = register;
  }

  /// One dataset.
  ///
  /// @param facts empty if its files are damaged
  private record Line(Release release, Optional<ReleaseFacts> facts, List<String> themes) {
    static Line of(Release release) {
      var facts = ReleaseFacts.find(release);
      var themes = facts.map(known -> ReleaseFacts.themes(known.about())).orElseGet(List::of);
      return new Line(release, facts, themes);
    }
  }

  /// @param theme code of the only theme, or empty
  String render(Language language, String theme) {
    var all =
        register.listCurrent().stream()
            .map(Line::of)
            .sorted(
                Comparator.comparing(line -> language.of(line.release().title()), order(language)))
            .toList();
    var shown =
        all.stream().filter(line -> theme.isEmpty() || line.themes().contains(theme)).toList();
    var title = language.of("마당: 도시의 공개 데이터", "Madang: the city's open data");
    var address = theme.isEmpty() ? "/" : "/?theme=" + URLEncoder.encode(theme, UTF_8);
    return new Page(title, language, address, Page.feedLink("/feeds/releases.atom", language))
        .around(
            """
            <h1>%s</h1>
            <p>%s</p>
            %s\
            <nav aria-label="%s"><ul class="row">
            %s</ul></nav>
            <h2 id="datasets">%s <span class="quiet">%d</span></h2>
            %s
            """
                .formatted(
                    escape(title),
                    language.of(
                        "공개되는 모든 자료는 무엇을 어떻게 보호했는지 증거와 함께 나옵니다. 검색, SPARQL, 내려받기의 세 문으로 들어오세요.",
                        "Every release carries its evidence. Come in by one of three doors: search,"
                            + " SPARQL, downloads."),
                    SearchBox.empty(
                            language.of("데이터와 행 찾기", "Find datasets and rows"),
                            Optional.empty(),
                            language)
                        .html(),
                    language.of("주제", "Themes"),
                    themes(all, theme, language),
                    language.of("데이터셋", "Datasets"),
                    shown.size(),
                    list(shown, theme, language)));
  }

  /// As a reader looks for a title: a language's own order, blind to case.
  private static Comparator<Object> order(Language language) {
    return Collator.getInstance(Locale.of(language.code()));
  }

  private static String themes(List<Line> all, String shown, Language language) {
    return theme("", language.of("모두", "All"), all.size(), shown, language)
        + Themes.codes().stream()
            .map(code -> theme(code, count(all, code), shown, language))
            .collect(Collectors.joining());
  }

  private static long count(List<Line> all, String code) {
    return all.stream().filter(line -> line.themes().contains(code)).count();
  }

  private static String theme(String code, long count, String shown, Language language) {
    return count == 0
        ? ""
        : theme(code, escape(language.of(Themes.name(code))), count, shown, language);
  }

  private static String theme(
      String code, String name, long count, String shown, Language language) {
    return """
    <li><a href="/?%slang=%s"%s>%s</a> <span class="quiet">%d</span></li>
    """
        .formatted(
            code.isEmpty() ? "" : "theme=" + code + "&amp;",
            language.code(),
            code.equals(shown) ? " aria-current=\"page\"" : "",
            name,
            count);
  }

  private static String list(List<Line> lines, String theme, Language language) {
    return lines.isEmpty()
        ? "<p>" + nothing(theme, language) + "</p>"
        : lines.stream()
            .map(line -> item(line, language))
            .collect(Collectors.joining("", "<ul class=\"list\">\n", "</ul>"));
  }

  private static String nothing(String theme, Language language) {
    var name = escape(language.of(Themes.name(theme)));
    return theme.isEmpty()
        ? language.of("아직 공개된 데이터셋이 없습니다.", "No dataset is published yet.")
        : language.of("주제가 ‘%s’인 데이터셋이 없습니다.", "No dataset has the theme “%s”.").formatted(name);
  }

  private static String item(Line line, Language language) {
    return """
    <li><a href="/datasets/%s?lang=%s">%s</a> <span class="quiet">%s</span></li>
    """
        .formatted(
            line.release().dataset(),
            language.code(),
            escape(language.of(line.release().title())),
            line.facts().map(facts -> rows(facts, language)).orElseGet(() -> damaged(language)));
  }

  private static String rows(ReleaseFacts facts, Language language) {
    return String.format(
        Locale.ROOT, language.of("행 %,d개", "%,d rows"), facts.manifest().rows().published());
  }

  /// What one dataset has damaged is said of that one, and the page stays.
  private static String damaged(Language language) {
    return DatasetPage.damaged(language);
  }
}

package city.madang.portal.search;

import static city.madang.portal.http.Html.escape;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.index.SearchAnswer;
import city.madang.etl.index.SearchHit.DatasetHit;
import city.madang.etl.index.SearchHit.RowHit;
import city.madang.etl.index.SearchRequest;
import city.madang.portal.http.Language;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What was found: how much, where, the hits, and the way to more of them.
///
/// @param language of the words
record FoundText(SearchRequest request, SearchAnswer answer, HitText hits, Language language) {
  private static final int FILTERS = 12;

  String html() {
    return count() + filters() + (answer.hits().isEmpty() ? nothing() : lists()) + pages();
  }

  private String count() {
    var count = String.format(Locale.ROOT, language.of("%,d건 찾음", "%,d found"), answer.total());
    return "<p role=\"status\"><strong>%s</strong>%s%s</p>\n"
        .formatted(count, request.dataset().map(this::only).orElse(""), match());
  }

  /// What was found instead, where nothing has all words.
  private String match() {
    return switch (answer.match()) {
      case ALL, NONE -> "";
      case SIMILAR ->
          language.of(
              " · 입력한 말이 모두 든 것이 없어 비슷한 말로 찾았습니다.",
              " · Nothing has all these words: these have words that are written alike.");
      case SOME ->
          language.of(
              " · 입력한 말이 모두 든 것이 없어 일부만 든 것을 찾았습니다.",
              " · Nothing has all these words: these have some of them.");
    };
  }

  private String only(DatasetId id) {
    return " · %s <a href=\"/datasets/%s?lang=%s\">%s</a> · %s"
        .formatted(
            language.of("이 데이터셋에서만:", "only in"),
            id,
            language.code(),
            hits.title(id),
            link(
                SearchAddress.within(request, Optional.empty()),
                language.of("모든 데이터셋에서 찾기", "search all datasets")));
  }

  private String filters() {
    return request.dataset().isPresent() || answer.datasets().size() < 2
        ? ""
        : answer.datasets().entrySet().stream()
            .limit(FILTERS)
            .map(entry -> filter(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining("", nav("데이터셋마다", "By dataset"), "</ul></nav>\n"));
  }

  private String filter(DatasetId id, long count) {
    var within = link(SearchAddress.within(request, Optional.of(id)), hits.title(id));
    return String.format(
        Locale.ROOT, "<li>%s <span class=\"quiet\">%,d</span></li>\n", within, count);
  }

  private String lists() {
    var datasets =
        answer.hits().stream().filter(DatasetHit.class::isInstance).map(DatasetHit.class::cast);
    var rows = answer.hits().stream().filter(RowHit.class::isInstance).map(RowHit.class::cast);
    return list("datasets", language.of("데이터셋", "Datasets"), datasets.map(hits::of).toList())
        + list("rows", language.of("행", "Rows"), rows.map(hits::of).toList());
  }

  private static String list(String id, String title, List<String> items) {
    return items.isEmpty()
        ? ""
        : """
        <section aria-labelledby="%1$s">
        <h2 id="%1$s">%2$s</h2>
        <ul class="hits">
        %3$s</ul></section>
        """
            .formatted(id, title, String.join("", items));
  }

  /// A page may be empty because the one before was full, and the last.
  private String nothing() {
    if (answer.total() > 0) {
      return "<p>" + language.of("이것이 전부입니다.", "There is no more.") + "</p>\n";
    }
    return """
    <p>%s</p>
    <ul>
    <li>%s</li>
    <li>%s</li>
    <li><a href="/?lang=%s#datasets">%s</a></li>
    </ul>
    """
        .formatted(
            language.of("찾은 것이 없습니다. 이렇게 해 보세요.", "Nothing was found. You could try:"),
            language.of("더 적은 말이나 다른 말로 찾기", "fewer words, or other ones"),
            language.of(
                "한국어로도 영어로도 찾기: 둘 가운데 하나만 있는 행도 있습니다",
                "Korean as well as English: some rows have only one of them"),
            language.code(),
            language.of("모든 데이터셋을 주제마다 보기", "all datasets, by theme"));
  }

  private String pages() {
    var first =
        request.cursor().map(_ -> SearchAddress.within(request, request.dataset())).stream()
            .map(address -> item(link(address, language.of("처음부터", "From the beginning"))));
    var next =
        answer.next().map(cursor -> SearchAddress.after(request, cursor)).stream()
            .map(address -> item(link(address, " rel=\"next\"", language.of("다음", "Next"))));
    var links = Stream.concat(first, next).collect(Collectors.joining());
    return links.isEmpty() ? "" : nav("쪽", "Pages") + links + "</ul></nav>\n";
  }

  private static String item(String html) {
    return "<li>" + html + "</li>\n";
  }

  private String nav(String ko, String en) {
    return "<nav aria-label=\"%s\"><ul class=\"row\">\n".formatted(language.of(ko, en));
  }

  private String link(String address, String html) {
    return link(address, "", html);
  }

  private String link(String address, String attributes, String html) {
    return "<a href=\"%s&amp;lang=%s\"%s>%s</a>"
        .formatted(escape(address), language.code(), attributes, html);
  }
}

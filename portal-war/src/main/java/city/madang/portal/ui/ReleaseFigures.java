package city.madang.portal.ui;

import static city.madang.portal.http.Html.escape;
import static java.nio.charset.StandardCharsets.UTF_8;

import city.madang.etl.dataset.License;
import city.madang.etl.dataset.Themes;
import city.madang.portal.http.Language;
import java.net.URLEncoder;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What is known of a release in a line each.
///
/// @param about what search shows of it
/// @param protection of people by it
/// @param notices how often rules found something
/// @param language of the words
record ReleaseFigures(
    ReleaseFacts facts,
    JsonNode about,
    Protection protection,
    Extent extent,
    int notices,
    Language language) {
  /// A list of names and values, as HTML.
  String list() {
    return "<dl>\n" + entries() + "</dl>\n";
  }

  private String entries() {
    var release = facts.release();
    var license = License.of(facts.manifest().license());
    return ReleaseFacts.text(about.path("publisher"))
            .map(name -> figure(language.of("제공", "Publisher"), escape(language.of(name))))
            .orElse("")
        + figure(
            language.of("이용 조건", "License"),
            "<a href=\"%s\" rel=\"license\">%s</a>"
                .formatted(escape(license.address()), escape(license.name())))
        + optional(language.of("출처", "Attribution"), facts.manifest().attribution())
        + figure(language.of("주제", "Theme"), themes())
        + figure(language.of("검색어", "Keywords"), keywords())
        + optional(language.of("기간", "Period"), period())
        + optional(language.of("장소", "Place"), place())
        + figure(
            language.of("버전", "Version"),
            "%s <span class=\"quiet\">(%s)</span>"
                .formatted(escape(release.version()), release.published()))
        + figure(
            language.of("행", "Rows"),
            String.format(Locale.ROOT, "%,d", facts.manifest().rows().published()))
        + figure(language.of("품질", "Quality"), quality())
        + figure(language.of("개인정보", "Privacy"), privacy())
        + figure(
            language.of("증명", "Proof"),
            file("manifest.json", language.of("서명된 명세", "signed manifest")));
  }

  private static String figure(String name, String html) {
    return html.isEmpty() ? "" : "<dt>%s</dt><dd>%s</dd>\n".formatted(name, html);
  }

  private static String optional(String name, String text) {
    return figure(name, escape(text));
  }

  private String themes() {
    return ReleaseFacts.themes(about).stream()
        .map(
            code ->
                "<a href=\"/?theme=%s&amp;lang=%s\">%s</a>"
                    .formatted(
                        escape(code), language.code(), escape(language.of(Themes.name(code)))))
        .collect(Collectors.joining(" · "));
  }

  private String keywords() {
    return ReleaseFacts.keywords(about, language).stream()
        .map(
            word ->
                "<a href=\"/api/search?q=%s&amp;lang=%s\">%s</a>"
                    .formatted(URLEncoder.encode(word, UTF_8), language.code(), escape(word)))
        .collect(Collectors.joining(" · "));
  }

  private String period() {
    return extent.days().isEmpty()
        ? ""
        : extent.days().getFirst() + " – " + extent.days().getLast();
  }

  private String place() {
    return extent.box().isEmpty()
        ? ""
        : String.format(
            Locale.ROOT,
            language.of(
                "위도 %.3f – %.3f, 경도 %.3f – %.3f", "latitude %.3f to %.3f, longitude %.3f to %.3f"),
            extent.box().get(0),
            extent.box().get(2),
            extent.box().get(1),
            extent.box().get(3));
  }

  private String quality() {
    // Releases of earlier code told the published cells as rows read.
    boolean told = facts.manifest().rows().whole() && !protection.isNoisy();
    var line = told ? account() : notice();
    return line + (facts.has("quality.json") ? " · " + file("quality.json") : "");
  }

  private String notice() {
    return language.of("규칙이 알린 것 %d건", "%d notices by rules").formatted(notices);
  }

  private String account() {
    var rows = facts.manifest().rows();
    return String.format(
            Locale.ROOT,
            language.of(
                "읽은 행 %,d, 공개 %,d, 숨김 %,d, 거부 %,d; ",
                "%,d rows read, %,d published, %,d held back, %,d rejected; "),
            rows.read().orElseThrow(),
            rows.published(),
            rows.suppressed().orElseThrow(),
            rows.rejected().orElseThrow())
        + notice();
  }

  private String privacy() {
    if (protection.isAbsent()) {
      return facts.has("privacy.json")
          ? file("privacy.json")
          : language.of("사람에 관한 필드가 없습니다.", "No field is about people.");
    }
    var links = facts.has("privacy.html") ? file("privacy.html") + " · " : "";
    return protection.words() + " · " + links + file("privacy.json");
  }

  private String file(String name) {
    return file(name, name);
  }

  private String file(String name, String words) {
    return "<a href=\"/datasets/%s/latest/%s\">%s</a>".formatted(id(), name, words);
  }

  private String id() {
    return facts.release().dataset().value();
  }
}

package city.madang.portal.ui;

import static city.madang.portal.http.Html.escape;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.release.Release;
import city.madang.etl.release.ReleaseRegister;
import city.madang.portal.http.Language;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The page of a dataset: what it is, what was done for the people in it, and how it is asked.
public final class DatasetPage {
  private final ReleaseRegister register;
  private final URI baseIri;

  /// @param baseIri of the portal, ending with `/`
  public DatasetPage(ReleaseRegister register, URI baseIri) {
    this.register = register;
    this.baseIri = baseIri;
  }

  /// Empty if nothing is published of it.
  Optional<String> find(DatasetId id, Language language) {
    return register.findCurrent(id).map(release -> render(release, language));
  }

  /// Where all that the graphs tell of it is, relative to its name.
  ///
  /// @return empty if nothing is published of it
  Optional<String> findDescription(DatasetId id) {
    return register.findCurrent(id).map(_ -> ".." + WaysIn.asking(describe(iri(id))));
  }

  private URI iri(DatasetId id) {
    return baseIri.resolve("datasets/" + id);
  }

  private static String describe(URI iri) {
    return "DESCRIBE <" + iri + ">";
  }

  private String render(Release release, Language language) {
    var facts = ReleaseFacts.find(release);
    var title = language.of(release.title());
    var heading = "<h1>" + escape(title) + "</h1>\n";
    return facts
        .map(known -> new Told(known, iri(release.dataset()), language))
        .map(told -> page(title, release, language, told.head()).around(heading + told.body()))
        .orElseGet(
            () ->
                page(title, release, language, "")
                    .around(heading + "<p class=\"note\">" + damaged(language) + "</p>\n"));
  }

  private static Page page(String title, Release release, Language language, String head) {
    return new Page(title, language, "/datasets/" + release.dataset(), head);
  }

  static String damaged(Language language) {
    return language.of(
        "서버에 있는 파일이 손상되어 복구될 때까지 내려받을 수 없습니다.",
        "Its files on our disk are damaged, and not served until they are restored.");
  }

  /// A release whose files are whole.
  private record Told(
      ReleaseFacts facts,
      URI iri,
      Language language,
      JsonNode about,
      JsonNode schema,
      JsonNode quality,
      Extent extent) {
    Told(ReleaseFacts facts, URI iri, Language language) {
      this(facts, iri, language, facts.about(), facts.schema(), facts.quality());
    }

    private Told(
        ReleaseFacts facts,
        URI iri,
        Language language,
        JsonNode about,
        JsonNode schema,
        JsonNode quality) {
      this(facts, iri, language, about, schema, quality, Extent.of(schema, quality));
    }

    private String id() {
      return facts.release().dataset().value();
    }

    String head() {
      return """
      <link rel="alternate" type="text/turtle" href="%s">
      <link rel="alternate" type="application/atom+xml" href="/feeds/datasets/%s.atom?lang=%s">
      %s\
      """
          .formatted(
              escape(WaysIn.asking(describe(iri))),
              id(),
              language.code(),
              SchemaOrg.script(facts, extent, iri, language));
    }

    String body() {
      var ways = new WaysIn(iri, id(), language);
      return told("description")
          + (facts.synthetic() ? "<p class=\"note\">" + synthetic() + "</p>\n" : "")
          + "<dl>\n"
          + figures()
          + "</dl>\n"
          + section("fields", language.of("필드", "Fields"), new FieldTables(language).of(schema))
          + section(
              "files", language.of("파일", "Files"), new FileTable(language).of(facts.manifest()))
          + section("ask", language.of("묻는 법", "How to ask it"), ways.of(firstTable()))
          + section(
              "news",
              language.of("변경과 이력", "Changes and history"),
              ways.news(facts.has("changes.json")));
    }

    private String told(String name) {
      return ReleaseFacts.text(about.path(name))
          .map(text -> "<p>" + escape(language.of(text)) + "</p>\n")
          .orElse("");
    }

    private String synthetic() {
      return language.of(
          "합성 데이터입니다. 실제로 관측한 값이 아니라 만들어 낸 값입니다.",
          "This is synthetic data: its values were made up, and nobody observed them.");
    }

    private String figures() {
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
          + optional(language.of("기간", "Period"), period())
          + optional(language.of("장소", "Place"), place())
          + figure(
              language.of("버전", "Version"),
              "%s <span class=\"quiet\">(%s)</span>"
                  .formatted(escape(release.version()), release.published()))
          + figure(
              language.of("행", "Rows"),
              String.format(Locale.ROOT, "%,d", facts.manifest().rows().published()))
          + figure(language.of("품질", "Quality"), quality(quality))
          + figure(language.of("개인정보", "Privacy"), privacy(facts.privacy()))
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
                  "위도 %.3f – %.3f, 경도 %.3f – %.3f",
                  "latitude %.3f to %.3f, longitude %.3f to %.3f"),
              extent.box().get(0),
              extent.box().get(2),
              extent.box().get(1),
              extent.box().get(3));
    }

    private String quality(JsonNode report) {
      var rows = facts.manifest().rows();
      var found = report.path("rules").path("found").size();
      var line =
          String.format(
              Locale.ROOT,
              language.of(
                  "읽은 행 %,d, 공개 %,d, 숨김 %,d, 거부 %,d; 규칙이 알린 것 %d건",
                  "%,d rows read, %,d published, %,d held back, %,d rejected; %d notices by rules"),
              rows.read(),
              rows.published(),
              rows.suppressed(),
              rows.rejected(),
              found);
      return line + (facts.has("quality.json") ? " · " + file("quality.json") : "");
    }

    private String privacy(JsonNode report) {
      if (report.isMissingNode()) {
        return facts.has("privacy.json")
            ? file("privacy.json")
            : language.of("사람에 관한 필드가 없습니다.", "No field is about people.");
      }
      var links = facts.has("privacy.html") ? file("privacy.html") + " · " : "";
      return protection(report) + " · " + links + file("privacy.json");
    }

    private String protection(JsonNode report) {
      if (report.path("noise").path("epsilon").isNumber()) {
        return language
            .of("잡음을 더한 수 (ε = %s)", "counts with noise (ε = %s)")
            .formatted(report.path("noise").path("epsilon").asString());
      }
      if (report.path("k").path("required").isNumber()) {
        return language
            .of("같아 보이는 사람이 적어도 %s명인 행만", "only rows that at least %s people look alike in")
            .formatted(report.path("k").path("required").asString());
      }
      return language.of("사람에 관한 자료, 공개 전에 측정함", "about people, measured before it was published");
    }

    private String file(String name) {
      return file(name, name);
    }

    private String file(String name, String words) {
      return "<a href=\"/datasets/%s/latest/%s\">%s</a>".formatted(id(), name, words);
    }

    private String firstTable() {
      return schema.path("tables").path(0).path("name").asString(id());
    }

    private static String section(String id, String title, String html) {
      return """
      <section aria-labelledby="%1$s">
      <h2 id="%1$s">%2$s</h2>
      %3$s</section>
      """
          .formatted(id, title, html);
    }
  }
}

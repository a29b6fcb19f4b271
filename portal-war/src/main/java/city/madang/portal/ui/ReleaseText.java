package city.madang.portal.ui;

import static city.madang.portal.http.Html.escape;

import city.madang.portal.http.Language;
import city.madang.portal.http.page.Page;
import java.net.URI;
import tools.jackson.databind.JsonNode;

/// What the page of a dataset tells of its current release, whose files are whole.
final class ReleaseText {
  private final ReleaseFacts facts;
  private final URI iri;
  private final Language language;
  private final JsonNode about;
  private final JsonNode schema;
  private final JsonNode quality;
  private final Protection protection;
  private final Extent extent;

  /// @param iri of the dataset
  ReleaseText(ReleaseFacts facts, URI iri, Language language) {
    this.facts = facts;
    this.iri = iri;
    this.language = language;
    this.about = facts.about();
    this.schema = facts.schema();
    this.quality = facts.quality();
    this.protection = new Protection(facts.privacy(), language);
    this.extent = Extent.of(schema, quality, facts::findBox);
  }

  private String id() {
    return facts.release().dataset().value();
  }

  String head() {
    return """
    <link rel="alternate" type="text/turtle" href="%s">
    %s%s\
    """
        .formatted(
            escape(WaysIn.asking(WaysIn.describing(iri))),
            Page.feedLink("/feeds/datasets/" + id() + ".atom", language),
            SchemaOrg.script(facts, extent, iri, language));
  }

  String body() {
    var ways = new WaysIn(iri, id(), language);
    return told("description")
        + (facts.synthetic() ? "<p class=\"note\">" + synthetic() + "</p>\n" : "")
        + new ReleaseFigures(facts, about, protection, extent, notices(), language).list()
        + section(
            "fields", language.of("필드", "Fields"), new FieldTables(protection, language).of(schema))
        + section("files", language.of("파일", "Files"), new FileTable(language).of(facts.manifest()))
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

  private int notices() {
    return quality.path("rules").path("found").size();
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

package city.madang.portal.vocabulary;

import static city.madang.portal.http.Html.escape;

import city.madang.ontology.Madang;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;

/// The vocabulary as one page in both languages: a diagram for each area, an anchor for each term.
final class VocabularyPage {
  private static final String TIP =
      """
      <svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs><marker id="tip"
        viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path
        d="M0 0 8 4 0 8z" style="fill:var(--quiet)"/></marker></defs></svg>
      """;

  private static final Map<String, String> AREAS =
      Map.of(
          "core", "공통",
          "place", "장소",
          "transport", "교통",
          "energy", "에너지",
          "environment", "환경",
          "people", "사람",
          "safety", "안전",
          "programme", "사업과 법");

  private final String version;
  private final List<Area> areas;
  private final Names names = new Names(Madang.readVocabulary());

  VocabularyPage(String version, List<Area> areas) {
    this.version = version;
    this.areas = areas;
  }

  String render() {
    return TermsFrame.page(
        "마당 어휘",
        "Madang vocabulary",
        "/terms",
        "",
        """
        %s<header><p><a href="/">마당 Madang</a></p>
        <h1>마당 어휘 · <span lang="en">Madang vocabulary</span></h1>
        <p>%s</p>
        <p lang="en">%s</p>
        <p><code>PREFIX madang: &lt;https://madang.city/terms#&gt;</code> · %s ·
        <a href="/terms/shapes">SHACL</a> · <code>curl -H 'Accept: text/turtle' …/terms</code></p>
        <nav><p>%s</p></nav></header>
        <main>
        %s</main>
        """
            .formatted(
                TIP,
                "표준 어휘(GTFS, SOSA, GeoSPARQL, PROV-O, QB, schema.org …)에 없는 것만 여기에 있습니다.",
                "Only what the standards (GTFS, SOSA, GeoSPARQL, PROV-O, QB, schema.org …) do not"
                    + " name.",
                escape(version),
                areas.stream().map(VocabularyPage::link).collect(Collectors.joining(" · ")),
                areas.stream().map(this::section).collect(Collectors.joining())));
  }

  private static String link(Area area) {
    return "<a href=\"#area-%s\">%s</a>".formatted(area.name(), korean(area));
  }

  private static String korean(Area area) {
    return AREAS.getOrDefault(area.name(), area.name());
  }

  private String section(Area area) {
    var diagram = new ClassDiagram(area, names);
    return """
    <section aria-labelledby="area-%1$s">
    <h2 id="area-%1$s">%2$s · <span lang="en">%1$s</span></h2>
    %3$s%4$s</section>
    """
        .formatted(
            area.name(),
            korean(area),
            diagram.isEmpty() ? "" : diagram.toSvg("Classes of " + area.name()),
            area.terms().stream().map(this::article).collect(Collectors.joining()));
  }

  private String article(Term term) {
    return """
    <article id="%s">
    <h4>%s · <span lang="en">%s</span> <code>%s</code></h4>
    %s%s<dl>%s%s%s%s</dl>
    </article>
    """
        .formatted(
            escape(term.name()),
            escape(term.label("ko")),
            escape(term.label("en")),
            escape(names.of(term.iri())),
            term.definition("ko").map(text -> "<p>" + escape(text) + "</p>\n").orElse(""),
            term.definition("en").map(VocabularyPage::english).orElse(""),
            terms("broader", term.broader()),
            terms("domain", term.domains()),
            terms("range", term.ranges()),
            texts("example", term.examples()));
  }

  private static String english(String text) {
    return "<p lang=\"en\">" + escape(text) + "</p>\n";
  }

  private String terms(String name, List<Node> nodes) {
    return nodes.stream()
        .map(
            node ->
                "<a href=\"%s\">%s</a>".formatted(escape(Names.link(node)), escape(names.of(node))))
        .reduce((one, other) -> one + ", " + other)
        .map(links -> "<dt>" + name + "</dt><dd>" + links + "</dd>")
        .orElse("");
  }

  private static String texts(String name, List<String> texts) {
    return texts.stream()
        .map(text -> "<dt>" + name + "</dt><dd><code>" + escape(text) + "</code></dd>")
        .collect(Collectors.joining());
  }
}

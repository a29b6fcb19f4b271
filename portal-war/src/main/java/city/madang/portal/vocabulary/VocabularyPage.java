package city.madang.portal.vocabulary;

import static city.madang.portal.http.Html.escape;

import city.madang.ontology.Madang;
import city.madang.portal.http.Html;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;

/// The vocabulary as one page in both languages: a diagram for each area, an anchor for each term.
final class VocabularyPage {
  static final String STYLE =
      Html.COLORS
          + """
          body { font: 1rem/1.6 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem;
            color: var(--text); background: var(--ground) }
          a { color: var(--link) } code { font: .95em ui-monospace, monospace }
          article { border-top: 1px solid var(--line); padding: .6rem 0 }
          article h4 { margin: 0 } article p { margin: .2rem 0 }
          dl { margin: .3rem 0; display: grid; grid-template-columns: 7rem 1fr; gap: 0 1rem }
          dd { margin: 0; overflow-wrap: anywhere }
          svg { width: 100%; height: auto; font: 13px system-ui, sans-serif }
          svg rect { fill: var(--box); stroke: var(--quiet) } svg path { fill: none; stroke: var(--quiet) }
          svg text { fill: var(--text) } svg a text { fill: var(--link) } svg .arc { font-size: 12px }
          :target { background: var(--note) }
          """;
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
    return """
    <!DOCTYPE html>
    <html lang="ko">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>마당 어휘 · Madang vocabulary</title>
    <link rel="alternate" type="text/turtle" href="/terms">
    <style>
    %s</style>
    </head>
    <body>
    %s<header><p><a href="/">마당 Madang</a></p>
    <h1>마당 어휘 · <span lang="en">Madang vocabulary</span></h1>
    <p>%s</p>
    <p lang="en">%s</p>
    <p><code>PREFIX madang: &lt;https://madang.city/terms#&gt;</code> · %s ·
    <a href="/terms/shapes">SHACL</a> · <code>curl -H 'Accept: text/turtle' …/terms</code></p>
    <nav><p>%s</p></nav></header>
    <main>
    %s</main>
    </body>
    </html>
    """
        .formatted(
            STYLE,
            TIP,
            "표준 어휘(GTFS, SOSA, GeoSPARQL, PROV-O, QB, schema.org …)에 없는 것만 여기에 있습니다.",
            "Only what the standards (GTFS, SOSA, GeoSPARQL, PROV-O, QB, schema.org …) do not"
                + " name.",
            escape(version),
            areas.stream().map(VocabularyPage::link).collect(Collectors.joining(" · ")),
            areas.stream().map(this::section).collect(Collectors.joining()));
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

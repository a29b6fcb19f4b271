package city.madang.portal.vocabulary;

import static city.madang.portal.http.Html.escape;

import city.madang.ontology.Madang;
import city.madang.portal.http.Language;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;

/// The vocabulary as one page: a diagram for each area, an anchor for each term.
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
  private final Language language;
  private final Names names = new Names(Madang.readVocabulary());

  VocabularyPage(String version, List<Area> areas, Language language) {
    this.version = version;
    this.areas = areas;
    this.language = language;
  }

  String render() {
    return TermsFrame.page(
        language.of("마당 어휘", "Madang vocabulary"),
        language,
        "/terms",
        "",
        """
        %s<p>%s</p>
        <p><code>PREFIX madang: &lt;https://madang.city/terms#&gt;</code> · %s ·
        <a href="/terms/shapes?lang=%s">SHACL</a> · <code>curl -H 'Accept: text/turtle' …/terms</code></p>
        <nav><ul class="row">
        %s</ul></nav>
        %s\
        """
            .formatted(
                TIP,
                language.of(
                    "표준 어휘(GTFS, SOSA, GeoSPARQL, PROV-O, QB, schema.org …)에 없는 것만 여기에 있습니다.",
                    "Only what the standards (GTFS, SOSA, GeoSPARQL, PROV-O, QB, schema.org …) do"
                        + " not name."),
                escape(version),
                language.code(),
                areas.stream().map(this::link).collect(Collectors.joining()),
                areas.stream().map(this::section).collect(Collectors.joining())));
  }

  private String link(Area area) {
    return "<li><a href=\"#area-%s\">%s</a></li>\n".formatted(area.name(), title(area));
  }

  private String title(Area area) {
    return language.of(AREAS.getOrDefault(area.name(), area.name()), area.name());
  }

  private String section(Area area) {
    var diagram = new ClassDiagram(area, names);
    return """
    <section aria-labelledby="area-%1$s">
    <h2 id="area-%1$s">%2$s</h2>
    %3$s%4$s</section>
    """
        .formatted(
            area.name(),
            title(area),
            diagram.isEmpty() ? "" : diagram(area, diagram),
            area.terms().stream().map(this::article).collect(Collectors.joining()));
  }

  private String diagram(Area area, ClassDiagram diagram) {
    var title = language.of("클래스: ", "Classes: ") + title(area);
    return """
    <div class="scroll" tabindex="0" role="group" aria-label="%s">
    %s</div>
    """
        .formatted(title, diagram.toSvg(title));
  }

  private String article(Term term) {
    var code = language.code();
    return """
    <article id="%s">
    <h3>%s <code>%s</code></h3>
    %s<dl>%s%s%s%s</dl>
    </article>
    """
        .formatted(
            escape(term.name()),
            escape(term.label(code)),
            escape(names.of(term.iri())),
            term.definition(code).map(text -> "<p>" + escape(text) + "</p>\n").orElse(""),
            terms(language.of("상위", "broader"), term.broader()),
            terms(language.of("정의역", "domain"), term.domains()),
            terms(language.of("치역", "range"), term.ranges()),
            texts(language.of("보기", "example"), term.examples()));
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

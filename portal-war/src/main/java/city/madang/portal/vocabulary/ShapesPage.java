package city.madang.portal.vocabulary;

import static city.madang.portal.http.Html.escape;

import city.madang.portal.http.Language;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.util.graph.GNode;
import org.apache.jena.sparql.util.graph.GraphList;

/// The shapes as one page: what each property of a class must be.
final class ShapesPage {
  /// Told beside the rules, or the same rules in words.
  private static final Set<Node> APART = Set.of(SHACL.path, SHACL.message);

  private final Graph shapes;
  private final Names names;
  private final Language language;

  ShapesPage(Graph shapes, Language language) {
    this.shapes = shapes;
    this.language = language;
    this.names = new Names(shapes);
  }

  String render() {
    return TermsFrame.page(
        language.of("마당 형상", "Madang shapes"),
        language,
        "/terms/shapes",
        """
        article dt { overflow-wrap: anywhere } article dl { display: block } dt { font-weight: 600 }
        article dd { margin: 0 0 .3rem 1rem }
        """,
        """
        <p>%s</p>
        <p><a href="/terms?lang=%s">%s</a> · <code>curl -H 'Accept: text/turtle' …/terms/shapes</code></p>
        %s\
        """
            .formatted(
                language.of(
                    "모든 릴리스의 트리플은 공개 전에 이 SHACL 형상으로 검증됩니다.",
                    "The triples of each release are validated by these SHACL shapes before it is"
                        + " published."),
                language.code(),
                language.of("마당 어휘", "Madang vocabulary"),
                shapes
                    .find(Node.ANY, SHACL.targetClass, Node.ANY)
                    .mapWith(Triple::getSubject)
                    .toList()
                    .stream()
                    .distinct()
                    .sorted(Comparator.comparing(names::of))
                    .map(this::article)
                    .collect(Collectors.joining())));
  }

  private String article(Node shape) {
    return """
    <article>
    <h3><code>%s</code></h3>
    <p>%s</p>
    %s%s<dl>%s</dl>
    </article>
    """
        .formatted(
            escape(names.of(shape)),
            objects(shape, SHACL.targetClass)
                .map(this::link)
                .sorted()
                .collect(Collectors.joining(", ")),
            closed(shape),
            messages(shape),
            objects(shape, SHACL.property)
                .map(this::property)
                .sorted()
                .collect(Collectors.joining()));
  }

  /// Whether a thing may have other properties than those that are listed.
  private String closed(Node shape) {
    if (objects(shape, SHACL.closed).noneMatch(yes -> text(yes).equals("true"))) {
      return "";
    }
    var others =
        objects(shape, SHACL.ignoredProperties).map(this::text).collect(Collectors.joining(" / "));
    var named = "<code>" + escape(others.isEmpty() ? "–" : others) + "</code>";
    return "<p>%s</p>\n"
        .formatted(
            language
                .of("닫힘: 아래 속성과 %s만 가질 수 있음", "Closed: may have only these properties and %s")
                .formatted(named));
  }

  /// What a shape asks for that no property says.
  private String messages(Node shape) {
    return objects(shape, SHACL.message)
        .filter(message -> message.getLiteralLanguage().equals(language.code()))
        .map(message -> "<p>%s</p>\n".formatted(escape(text(message))))
        .collect(Collectors.joining());
  }

  private String link(Node term) {
    var link = Names.link(term);
    return "<a href=\"%s\">%s</a>"
        .formatted(
            escape(link.startsWith("#") ? "/terms?lang=" + language.code() + link : link),
            escape(names.of(term)));
  }

  private String property(Node property) {
    var path = objects(property, SHACL.path).map(this::text).collect(Collectors.joining(" "));
    var rules =
        shapes
            .find(property, Node.ANY, Node.ANY)
            .filterDrop(triple -> APART.contains(triple.getPredicate()))
            .toList();
    return "<dt>%s</dt><dd>%s</dd>"
        .formatted(
            escape(path),
            rules.stream()
                .sorted(Comparator.comparing(rule -> rule.getPredicate().getLocalName()))
                .map(this::rule)
                .collect(Collectors.joining("; ")));
  }

  private String rule(Triple rule) {
    return "%s <code>%s</code>"
        .formatted(
            RuleWords.of(rule.getPredicate().getLocalName(), language),
            escape(text(rule.getObject())));
  }

  private String text(Node node) {
    if (node.isLiteral()) {
      return node.getLiteralLexicalForm();
    }
    if (node.isURI()) {
      return names.of(node);
    }
    var list = new GNode(shapes, node);
    var parts =
        GraphList.isListNode(list)
            ? GraphList.members(list).stream().map(this::text)
            : shapes.find(node, Node.ANY, Node.ANY).mapWith(this::words).toList().stream().sorted();
    return parts.collect(Collectors.joining(" / "));
  }

  /// A rule of a shape without a name, or a path that is not one property.
  private String words(Triple rule) {
    return rule.getPredicate().getLocalName() + " " + text(rule.getObject());
  }

  private Stream<Node> objects(Node subject, Node property) {
    return shapes.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList().stream();
  }
}

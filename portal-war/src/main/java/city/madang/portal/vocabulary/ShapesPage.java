package city.madang.portal.vocabulary;

import static city.madang.portal.http.Html.escape;

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

/// The shapes as one page in both languages: what each property of a class must be.
final class ShapesPage {
  /// Told beside the rules, or the same rules in words.
  private static final Set<Node> APART = Set.of(SHACL.path, SHACL.message);

  private final Graph shapes;
  private final Names names;

  ShapesPage(Graph shapes) {
    this.shapes = shapes;
    this.names = new Names(shapes);
  }

  String render() {
    return TermsFrame.page(
        "마당 형상",
        "Madang shapes",
        "/terms/shapes",
        """
        h2, dt { overflow-wrap: anywhere } dl { display: block } dt { font-weight: 600 }
        dd { margin: 0 0 .3rem 1rem }
        """,
        """
        <header><p><a href="/">마당 Madang</a> · <a href="/terms">/terms</a></p>
        <h1>마당 형상 · <span lang="en">Madang shapes</span></h1>
        <p>모든 릴리스의 트리플은 공개 전에 이 SHACL 형상으로 검증됩니다.</p>
        <p lang="en">The triples of each release are validated by these SHACL shapes before it is published.</p>
        <p><code>curl -H 'Accept: text/turtle' …/terms/shapes</code></p></header>
        <main>
        %s</main>
        """
            .formatted(
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
    <h2><code>%s</code></h2>
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
    return """
    <p>닫힘: 아래 속성과 %1$s만 가질 수 있음 · <span lang="en">closed: may have only these properties and %1$s</span></p>
    """
        .formatted("<code>" + escape(others.isEmpty() ? "–" : others) + "</code>");
  }

  /// What a shape asks for that no property says, Korean first.
  private String messages(Node shape) {
    return objects(shape, SHACL.message)
        .sorted(Comparator.comparing(Node::getLiteralLanguage).reversed())
        .map(
            message ->
                "<p lang=\"%s\">%s</p>\n"
                    .formatted(message.getLiteralLanguage(), escape(text(message))))
        .collect(Collectors.joining());
  }

  private String link(Node term) {
    var link = Names.link(term);
    return "<a href=\"%s\">%s</a>"
        .formatted(escape(link.startsWith("#") ? "/terms" + link : link), escape(names.of(term)));
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
            RuleWords.html(rule.getPredicate().getLocalName()), escape(text(rule.getObject())));
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

package city.madang.ontology;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.util.graph.GNode;
import org.apache.jena.sparql.util.graph.GraphList;
import org.apache.jena.vocabulary.RDFS;

/// What each property shape asks for, as `sh:message` in both languages, made of its constraints:
/// so a message never says what the shape does not.
///
/// Source: SHACL (2017), section 2.1.5; a message is about the whole shape.
final class ShapeMessages {
  private static final String SHACL = "http://www.w3.org/ns/shacl#";
  private static final Map<String, Phrase> PHRASES = phrases();

  private final Graph shapes;
  private final Graph vocabulary;

  private ShapeMessages(Graph shapes, Graph vocabulary) {
    this.shapes = shapes;
    this.vocabulary = vocabulary;
  }

  /// How a constraint is said; `%s` is its value.
  private record Phrase(String ko, String en) {
    String in(String language, String value) {
      return (language.equals("ko") ? ko : en).formatted(value);
    }
  }

  private static Map<String, Phrase> phrases() {
    var phrases = new LinkedHashMap<String, Phrase>();
    phrases.put("minCount", new Phrase("%s개 이상", "at least %s"));
    phrases.put("maxCount", new Phrase("%s개 이하", "at most %s"));
    phrases.put("datatype", new Phrase("%s 값", "of type %s"));
    phrases.put("class", new Phrase("%s인 것", "a %s"));
    phrases.put("nodeKind", new Phrase("%s", "%s"));
    phrases.put("pattern", new Phrase("형식 %s", "like %s"));
    phrases.put("minInclusive", new Phrase("%s 이상", "from %s"));
    phrases.put("minExclusive", new Phrase("%s 초과", "above %s"));
    phrases.put("maxInclusive", new Phrase("%s 이하", "up to %s"));
    phrases.put("maxExclusive", new Phrase("%s 미만", "below %s"));
    phrases.put("minLength", new Phrase("%s자 이상", "at least %s characters"));
    phrases.put("lessThan", new Phrase("%s보다 작음", "less than %s"));
    phrases.put("lessThanOrEquals", new Phrase("%s보다 크지 않음", "not more than %s"));
    phrases.put("in", new Phrase("%s 가운데 하나", "one of %s"));
    phrases.put("hasValue", new Phrase("%s", "%s"));
    phrases.put("languageIn", new Phrase("언어 %s", "in the languages %s"));
    phrases.put("uniqueLang", new Phrase("언어마다 하나", "one in each language"));
    phrases.put("or", new Phrase("%s 가운데 하나", "any of %s"));
    return phrases;
  }

  /// Adds them to `shapes`.
  static void add(Graph shapes, Graph vocabulary) {
    new ShapeMessages(shapes, vocabulary).all().forEach(shapes::add);
  }

  private List<Triple> all() {
    return shapes
        .find(Node.ANY, shacl("property"), Node.ANY)
        .mapWith(Triple::getObject)
        .toList()
        .stream()
        .flatMap(shape -> Stream.of(message(shape, "ko"), message(shape, "en")))
        .toList();
  }

  private Triple message(Node shape, String language) {
    var path = words(find(shape, shacl("path")).orElseThrow(), language);
    var asked =
        PHRASES.entrySet().stream()
            .flatMap(
                phrase ->
                    find(shape, shacl(phrase.getKey())).stream()
                        .map(value -> phrase.getValue().in(language, words(value, language))))
            .collect(joining(", "));
    return Triple.create(
        shape, shacl("message"), NodeFactory.createLiteralLang(path + ": " + asked, language));
  }

  /// A term by its label, another thing by its short name, a list by its members.
  private String words(Node node, String language) {
    if (node.isLiteral()) {
      return node.getLiteralLexicalForm();
    }
    if (node.isURI()) {
      return label(node, language).orElse(node.getLocalName());
    }
    var list = new GNode(shapes, node);
    if (GraphList.isListNode(list)) {
      return GraphList.members(list).stream()
          .map(member -> words(member, language))
          .collect(joining(", "));
    }
    return shapes
        .find(node, Node.ANY, Node.ANY)
        .mapWith(triple -> words(triple.getObject(), language))
        .toList()
        .stream()
        .collect(joining(", "));
  }

  private Optional<String> label(Node term, String language) {
    return vocabulary
        .find(term, RDFS.label.asNode(), Node.ANY)
        .mapWith(Triple::getObject)
        .filterKeep(label -> label.getLiteralLanguage().equals(language))
        .mapWith(Node::getLiteralLexicalForm)
        .nextOptional();
  }

  private Optional<Node> find(Node shape, Node property) {
    return shapes.find(shape, property, Node.ANY).mapWith(Triple::getObject).nextOptional();
  }

  private static Node shacl(String name) {
    return NodeFactory.createURI(SHACL + name);
  }
}

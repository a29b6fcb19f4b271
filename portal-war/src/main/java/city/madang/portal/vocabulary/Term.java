package city.madang.portal.vocabulary;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/// One term, as the graph of its area tells it.
///
/// @param iri its name
/// @param graph of its area
record Term(Node iri, Graph graph) {
  /// What a term is.
  enum Kind {
    CLASS,
    PROPERTY,
    INDIVIDUAL
  }

  /// What follows the `#`: its place on the page.
  String name() {
    return iri.getURI().substring(iri.getURI().indexOf('#') + 1);
  }

  Kind kind() {
    if (is(RDFS.Class.asNode()) || is(OWL2.Class.asNode())) {
      return Kind.CLASS;
    }
    return is(RDF.Property.asNode()) ? Kind.PROPERTY : Kind.INDIVIDUAL;
  }

  /// Whether its values are things rather than literals.
  boolean joinsThings() {
    return is(OWL2.ObjectProperty.asNode());
  }

  /// Its name in a language; a term without one is shown by its IRI's.
  String label(String language) {
    return Stream.of(RDFS.label, SKOS.prefLabel)
        .flatMap(property -> text(property.asNode(), language).stream())
        .findFirst()
        .orElse(name());
  }

  Optional<String> definition(String language) {
    return Stream.of(SKOS.definition, RDFS.comment)
        .flatMap(property -> text(property.asNode(), language).stream())
        .findFirst();
  }

  List<String> examples() {
    return objects(SKOS.example.asNode())
        .map(node -> node.isLiteral() ? node.getLiteralLexicalForm() : node.toString())
        .toList();
  }

  List<Node> domains() {
    return objects(RDFS.domain.asNode()).toList();
  }

  List<Node> ranges() {
    return objects(RDFS.range.asNode()).toList();
  }

  List<Node> broader() {
    return Stream.concat(objects(RDFS.subClassOf.asNode()), objects(RDFS.subPropertyOf.asNode()))
        .toList();
  }

  private boolean is(Node type) {
    return graph.contains(iri, RDF.type.asNode(), type);
  }

  private Optional<String> text(Node property, String language) {
    return objects(property)
        .filter(node -> node.isLiteral() && node.getLiteralLanguage().equals(language))
        .map(Node::getLiteralLexicalForm)
        .findFirst();
  }

  /// In the order of their IRIs, for a graph has none.
  private Stream<Node> objects(Node property) {
    return graph
        .find(iri, property, Node.ANY)
        .mapWith(triple -> triple.getObject())
        .filterKeep(node -> !node.isBlank())
        .toList()
        .stream()
        .sorted((one, other) -> one.toString().compareTo(other.toString()));
  }

  static Node iri(String iri) {
    return NodeFactory.createURI(iri);
  }
}

package city.madang.portal.vocabulary;

import city.madang.ontology.Madang;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/// How terms are written on the page: by the prefixes that everybody knows.
final class Names {
  private final Map<String, String> prefixes;

  /// @param graph that tells the prefixes
  Names(Graph graph) {
    this.prefixes = graph.getPrefixMapping().getNsPrefixMap();
  }

  /// `gtfs:Stop`, or the whole IRI if no prefix fits.
  String of(Node node) {
    var iri = node.getURI();
    return prefixes.entrySet().stream()
        .filter(prefix -> iri.startsWith(prefix.getValue()))
        .map(prefix -> prefix.getKey() + ":" + iri.substring(prefix.getValue().length()))
        .findFirst()
        .orElse(iri);
  }

  /// Where the term is told: on this page, or where its own vocabulary lies.
  static String link(Node node) {
    var iri = node.getURI();
    return iri.startsWith(Madang.NAMESPACE) ? iri.substring(iri.indexOf('#')) : iri;
  }
}

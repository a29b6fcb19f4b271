package city.madang.portal.vocabulary;

import city.madang.ontology.Madang;
import java.util.Comparator;
import java.util.List;
import org.apache.jena.graph.Node;

/// The terms of one area of the city.
///
/// @param name such as `transport`
/// @param terms by kind, then by name
record Area(String name, List<Term> terms) {
  /// All areas, in the order in which they are told.
  static List<Area> readAll() {
    return Madang.areas().stream().map(Area::read).toList();
  }

  List<Term> of(Term.Kind kind) {
    return terms.stream().filter(term -> term.kind() == kind).toList();
  }

  private static Area read(String name) {
    var graph = Madang.readTerms(name);
    var terms =
        graph.stream()
            .map(triple -> triple.getSubject())
            .filter(Area::isTerm)
            .distinct()
            .map(iri -> new Term(iri, graph))
            .sorted(Comparator.comparing(Term::kind).thenComparing(Term::name))
            .toList();
    return new Area(name, terms);
  }

  private static boolean isTerm(Node node) {
    return node.isURI() && node.getURI().startsWith(Madang.NAMESPACE);
  }
}

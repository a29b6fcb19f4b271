package city.madang.portal.sparql.warm;

import city.madang.etl.graph.GraphStore;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;

/// Some published triples, and what visitors ask of such things: all of one, whether it has
/// something, who else has the same, in which order.
record Sample(List<Triple> triples) {
  private static final int TRIPLES_OF_A_GRAPH = 200;

  private static final List<Function<Triple, String>> QUESTIONS =
      List.of(
          of -> "SELECT ?p ?o { %s ?p ?o }".formatted(subject(of)),
          of -> "ASK { %s %s ?o }".formatted(subject(of), predicate(of)),
          of -> "SELECT ?s { ?s %s %s } LIMIT 20".formatted(predicate(of), object(of)),
          of ->
              "SELECT ?s ?p ?o { ?s %s %s ; ?p ?o } LIMIT 20".formatted(predicate(of), object(of)),
          of ->
              "SELECT ?o { { SELECT ?s { ?s %s %s } LIMIT 20 } ?s ?p ?o } ORDER BY DESC(?o) LIMIT 10"
                  .formatted(predicate(of), object(of)),
          of -> "CONSTRUCT { ?s ?p ?o } WHERE { BIND(%s AS ?s) ?s ?p ?o }".formatted(subject(of)));

  static Sample of(GraphStore store) {
    var data = store.published();
    return new Sample(
        Txn.calculateRead(
            data,
            () ->
                store.shownVersions().keySet().stream()
                    .map(NodeFactory::createURI)
                    .flatMap(graph -> first(data.find(graph, Node.ANY, Node.ANY, Node.ANY)))
                    .filter(triple -> triple.getSubject().isURI() && !triple.getObject().isBlank())
                    .toList()));
  }

  private static Stream<Triple> first(Iterator<Quad> quads) {
    return Iter.toList(Iter.limit(quads, TRIPLES_OF_A_GRAPH)).stream().map(Quad::asTriple);
  }

  /// @param number any; questions repeat only after long, and each has a text of its own
  String question(int number) {
    var triple = triples.get(number / QUESTIONS.size() % triples.size());
    return QUESTIONS.get(number % QUESTIONS.size()).apply(triple) + " # " + number;
  }

  private static String subject(Triple triple) {
    return NodeFmtLib.strNT(triple.getSubject());
  }

  private static String predicate(Triple triple) {
    return NodeFmtLib.strNT(triple.getPredicate());
  }

  private static String object(Triple triple) {
    return NodeFmtLib.strNT(triple.getObject());
  }
}

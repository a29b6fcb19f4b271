package city.madang.portal.sparql.explain;

import city.madang.etl.graph.DataFigures;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpTriple;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.vocabulary.RDF;

/// The properties and classes that patterns name, with their figures.
final class NamedThings extends OpVisitorBase {
  private final DataFigures data;
  private final SortedMap<String, Long> properties = new TreeMap<>();
  private final SortedMap<String, Long> classes = new TreeMap<>();

  private NamedThings(DataFigures data) {
    this.data = data;
  }

  static NamedThings of(Op op, DataFigures data) {
    var things = new NamedThings(data);
    Walker.walk(op, things);
    return things;
  }

  /// Triples by property.
  SortedMap<String, Long> properties() {
    return properties;
  }

  /// Things by class.
  SortedMap<String, Long> classes() {
    return classes;
  }

  @Override
  public void visit(OpBGP pattern) {
    pattern.getPattern().forEach(this::add);
  }

  @Override
  public void visit(OpTriple triple) {
    add(triple.getTriple());
  }

  private void add(Triple triple) {
    var predicate = triple.getPredicate();
    if (predicate.isURI()) {
      properties.computeIfAbsent(predicate.getURI(), iri -> data.property(iri).triples());
      addClass(predicate, triple.getObject());
    }
  }

  private void addClass(Node predicate, Node object) {
    if (predicate.equals(RDF.Nodes.type) && object.isURI()) {
      classes.computeIfAbsent(object.getURI(), data::things);
    }
  }
}

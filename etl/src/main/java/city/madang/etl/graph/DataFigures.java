package city.madang.etl.graph;

import city.madang.etl.graph.GraphStatistics.Property;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.vocabulary.RDF;

/// The statistics of several graphs together. What is in two of them counts twice.
///
/// @param all properties together
/// @param properties by IRI
/// @param classes how many things are of each, by IRI
public record DataFigures(
    Property all, Map<String, Property> properties, Map<String, Long> classes) {
  /// Of a longer pattern the best order is not looked for: each triple is compared with all others.
  public static final int MOST_ORDERED = 50;

  private static final Property NONE = new Property(0, 0, 0);

  public DataFigures {
    properties = Map.copyOf(properties);
    classes = Map.copyOf(classes);
  }

  public static DataFigures of(Collection<GraphStatistics> graphs) {
    var properties = new HashMap<String, Property>();
    var classes = new HashMap<String, Long>();
    for (var graph : graphs) {
      graph.properties().forEach((iri, of) -> properties.merge(iri, of, DataFigures::sum));
      graph.classes().forEach((iri, things) -> classes.merge(iri, things, Long::sum));
    }
    return new DataFigures(
        new Property(
            sum(graphs, GraphStatistics::triples),
            sum(graphs, GraphStatistics::subjects),
            sum(graphs, GraphStatistics::objects)),
        properties,
        classes);
  }

  private static long sum(
      Collection<GraphStatistics> graphs, ToLongFunction<GraphStatistics> figure) {
    return graphs.stream().mapToLong(figure).sum();
  }

  private static Property sum(Property one, Property other) {
    return new Property(
        one.triples() + other.triples(),
        one.subjects() + other.subjects(),
        one.objects() + other.objects());
  }

  /// All zero where nothing has it.
  public Property property(String iri) {
    return properties.getOrDefault(iri, NONE);
  }

  /// How many things are of a class.
  public long things(String iri) {
    return classes.getOrDefault(iri, 0L);
  }

  /// Which triple of a pattern is read next: the one that gives the fewest rows. One that has no
  /// variable in common with those before it is joined with each of their rows, so it waits, unless
  /// it gives one row at most.
  ///
  /// @param left triples, not empty
  /// @param bound variables of those that were read
  public Triple next(Collection<Triple> left, Set<Var> bound) {
    return left.stream()
        .min(
            Comparator.<Triple, Boolean>comparing(triple -> isApart(triple, bound))
                .thenComparingDouble(triple -> rows(triple, bound)))
        .orElseThrow();
  }

  private boolean isApart(Triple triple, Set<Var> bound) {
    return !bound.isEmpty()
        && Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject())
            .noneMatch(bound::contains)
        && rows(triple, bound) > 1;
  }

  /// How many rows a triple gives, for each binding of the variables that are bound: properties are
  /// taken to be spread evenly.
  public double rows(Triple triple, Set<Var> bound) {
    boolean subject = isKnown(triple.getSubject(), bound);
    boolean object = isKnown(triple.getObject(), bound);
    var predicate = triple.getPredicate();
    if (predicate.equals(RDF.Nodes.type) && triple.getObject().isURI()) {
      double things = things(triple.getObject().getURI());
      return subject ? share(things, all.subjects()) : things;
    }
    var of = predicate.isURI() ? property(predicate.getURI()) : all;
    double rows = of.triples();
    rows = subject ? share(rows, of.subjects()) : rows;
    return object ? share(rows, of.objects()) : rows;
  }

  private static boolean isKnown(Node node, Set<Var> bound) {
    return node instanceof Var variable ? bound.contains(variable) : node.isConcrete();
  }

  private static double share(double rows, long among) {
    return among == 0 ? 0 : rows / among;
  }
}

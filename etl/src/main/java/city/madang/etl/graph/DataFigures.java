package city.madang.etl.graph;

import city.madang.etl.graph.GraphStatistics.Property;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;

/// The statistics of several graphs together. What is in two of them counts twice.
///
/// @param all properties together
/// @param properties by IRI
/// @param classes how many things are of each, by IRI
public record DataFigures(
    Property all, Map<String, Property> properties, Map<String, Long> classes) {
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

  /// How many triples fit, for each subject and object that is known: properties are taken to be
  /// spread evenly.
  ///
  /// @param subject whether it is known
  /// @param predicate an IRI, or anything
  /// @param object whether it is known
  /// @param value the object itself, if the query names it
  public double triples(boolean subject, Node predicate, boolean object, Node value) {
    if (predicate.equals(RDF.Nodes.type) && value.isURI()) {
      double things = things(value.getURI());
      return subject ? share(things, all.subjects()) : things;
    }
    var of = predicate.isURI() ? property(predicate.getURI()) : all;
    double triples = of.triples();
    triples = subject ? share(triples, of.subjects()) : triples;
    return object ? share(triples, of.objects()) : triples;
  }

  private static double share(double triples, long among) {
    return among == 0 ? 0 : triples / among;
  }
}

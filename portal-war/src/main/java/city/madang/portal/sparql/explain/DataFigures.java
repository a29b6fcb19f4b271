package city.madang.portal.sparql.explain;

import city.madang.etl.graph.GraphStatistics;
import city.madang.etl.graph.GraphStatistics.Property;
import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;

/// The statistics of the graphs that a query reads, together. What is in two of them counts twice.
record DataFigures(Collection<GraphStatistics> graphs) {
  private static final Property NONE = new Property(0, 0, 0);

  DataFigures {
    graphs = List.copyOf(graphs);
  }

  /// Of all properties together.
  Property all() {
    return new Property(
        sum(GraphStatistics::triples),
        sum(GraphStatistics::subjects),
        sum(GraphStatistics::objects));
  }

  Property property(String iri) {
    return new Property(
        sum(graph -> of(graph, iri).triples()),
        sum(graph -> of(graph, iri).subjects()),
        sum(graph -> of(graph, iri).objects()));
  }

  private static Property of(GraphStatistics graph, String iri) {
    return graph.properties().getOrDefault(iri, NONE);
  }

  /// How many things are of a class.
  long things(String iri) {
    return sum(graph -> graph.classes().getOrDefault(iri, 0L));
  }

  private long sum(ToLongFunction<GraphStatistics> figure) {
    return graphs.stream().mapToLong(figure).sum();
  }
}

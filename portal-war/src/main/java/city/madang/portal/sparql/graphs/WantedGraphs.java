package city.madang.portal.sparql.graphs;

import static city.madang.portal.problem.ProblemType.BAD_REQUEST;
import static city.madang.portal.problem.ProblemType.GRAPH_NOT_FOUND;

import city.madang.portal.sparql.format.ResultFormat;
import city.madang.portal.sparql.query.Parameters;
import city.madang.portal.sparql.query.QueryReader;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The graphs that a request wants whole.
///
/// @param versions that they hold, by their IRIs
/// @param withNames whether each triple is told with its graph
public record WantedGraphs(SortedMap<String, String> versions, boolean withNames) {
  /// `lang` is that of the page of a problem.
  private static final Set<String> NAMES = Set.of("graph", "default", "lang");

  public WantedGraphs {
    versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
  }

  /// One by `graph`, the union of all by `default`, or all with their names.
  ///
  /// Problems: 400 `bad-request`, 404 `graph-not-found`.
  ///
  /// @param shown the versions of the graphs that may be read
  public static WantedGraphs of(Parameters parameters, SortedMap<String, String> shown) {
    checkNames(parameters);
    var named = parameters.all("graph");
    if (named.size() + parameters.all("default").size() > 1) {
      throw BAD_REQUEST.with("give either one 'graph' or 'default'");
    }
    return named.isEmpty()
        ? new WantedGraphs(shown, !parameters.has("default"))
        : new WantedGraphs(one(named.getFirst(), shown), false);
  }

  private static void checkNames(Parameters parameters) {
    for (var name : parameters.names()) {
      if (!NAMES.contains(name)) {
        throw BAD_REQUEST.with(
            "there is no parameter '%s': give 'graph' or 'default'".formatted(name));
      }
    }
  }

  private static SortedMap<String, String> one(String graph, SortedMap<String, String> shown) {
    QueryReader.checkIri(graph);
    var version = shown.get(graph);
    if (version == null) {
      throw GRAPH_NOT_FOUND.with("no graph has this IRI: SELECT DISTINCT ?g { GRAPH ?g {} }");
    }
    return new TreeMap<>(Map.of(graph, version));
  }

  public List<ResultFormat> formats() {
    return withNames ? ResultFormat.QUADS : ResultFormat.TRIPLES;
  }
}

package city.madang.portal.sparql.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.jena.sparql.core.DatasetDescription;

/// What a query may read while some graphs are hidden.
final class ShownGraphs {
  /// A description without any graph would mean all of them.
  private static final String NO_GRAPH = "urn:x-madang:no-graph";

  private ShownGraphs() {}

  /// @param asked the graphs that the request names; none for all
  /// @param shown those that may be read
  static DatasetDescription of(DatasetDescription asked, Set<String> shown) {
    return asked.isEmpty()
        ? described(shown, shown)
        : described(
            kept(asked.getDefaultGraphURIs(), shown), kept(asked.getNamedGraphURIs(), shown));
  }

  private static List<String> kept(List<String> asked, Set<String> shown) {
    return asked.stream().filter(shown::contains).toList();
  }

  private static DatasetDescription described(
      Collection<String> defaults, Collection<String> named) {
    var all = new ArrayList<>(defaults);
    all.add(NO_GRAPH);
    return DatasetDescription.create(all, List.copyOf(named));
  }
}

package city.madang.portal.sparql.description;

import static city.madang.portal.problem.ProblemType.NOT_FOUND;

import city.madang.etl.graph.GraphStore;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.system.Txn;

/// The things that the graphs of datasets tell of, each by its name below the portal's.
public final class Things {
  private final GraphStore store;
  private final URI base;

  /// @param base IRI of the portal, ending with `/`
  public Things(GraphStore store, URI base) {
    this.store = store;
    this.base = base;
  }

  /// Where all that is known of a thing is, relative to its name, so that it holds behind any
  /// proxy.
  ///
  /// Problems: 404 `not-found` if no graph tells of it; it may be that of another dataset.
  ///
  /// @param path of its name, below the portal's, as it was sent
  public String description(String path) {
    var thing = base.resolve(path).toString();
    if (!isKnown(NodeFactory.createURI(thing))) {
      throw NOT_FOUND.with("/api/datasets lists what is published; ask /sparql for things");
    }
    var query = "DESCRIBE <" + thing + ">";
    var up = "../".repeat((int) path.chars().filter(c -> c == '/').count());
    return up + "sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
  }

  private boolean isKnown(Node thing) {
    var graphs = store.shownVersions().keySet();
    var data = store.published();
    return Txn.calculateRead(
        data,
        () ->
            graphs.stream()
                .map(NodeFactory::createURI)
                .anyMatch(graph -> data.contains(graph, thing, Node.ANY, Node.ANY)));
  }
}

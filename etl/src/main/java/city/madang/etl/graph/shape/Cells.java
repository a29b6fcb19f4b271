package city.madang.etl.graph.shape;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;

/// The places of cubes in which there is a cell already, over all batches of a mapping.
///
/// SHACL would compare each cell with each other one, and never those of two batches. Source: QB
/// (2014), IC-12.
final class Cells {
  private static final String QB = "http://purl.org/linked-data/cube#";

  /// Places and cells by a hash of 122 bits, for a cube may have a million cells.
  private final Map<UUID, UUID> taken = new HashMap<>();

  /// A cell of `graph` that lies where another one does, here or in an earlier batch.
  ///
  /// @param graph with the structures of its cubes; each cell has a value for each dimension
  Optional<Node> findTwice(Graph graph) {
    var dimensions = new HashMap<Node, List<Node>>();
    return graph
        .find(Node.ANY, qb("dataSet"), Node.ANY)
        .filterKeep(
            cell -> {
              var cube = cell.getObject();
              var asked = dimensions.computeIfAbsent(cube, it -> dimensions(graph, it));
              return isTaken(cell.getSubject(), place(graph, cell, asked));
            })
        .mapWith(Triple::getSubject)
        .nextOptional();
  }

  private boolean isTaken(Node cell, List<Node> place) {
    var name = hash(cell);
    return !name.equals(taken.computeIfAbsent(hash(place), _ -> name));
  }

  private static UUID hash(Object term) {
    return UUID.nameUUIDFromBytes(term.toString().getBytes(UTF_8));
  }

  /// The cube, and where in it.
  private static List<Node> place(Graph graph, Triple cell, List<Node> dimensions) {
    var place = new ArrayList<Node>(dimensions.size() + 1);
    place.add(cell.getObject());
    dimensions.forEach(dimension -> place.addAll(objects(graph, cell.getSubject(), dimension)));
    return place;
  }

  private static List<Node> dimensions(Graph graph, Node cube) {
    return objects(graph, cube, qb("structure")).stream()
        .flatMap(structure -> objects(graph, structure, qb("component")).stream())
        .flatMap(component -> objects(graph, component, qb("dimension")).stream())
        .toList();
  }

  private static List<Node> objects(Graph graph, Node subject, Node predicate) {
    return graph.find(subject, predicate, Node.ANY).mapWith(Triple::getObject).toList();
  }

  private static Node qb(String name) {
    return NodeFactory.createURI(QB + name);
  }
}

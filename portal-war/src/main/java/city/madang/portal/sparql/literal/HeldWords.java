package city.madang.portal.sparql.literal;

import static java.util.stream.Collectors.groupingBy;

import city.madang.portal.sparql.literal.WordCall.Found;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/// All that a question finds in a graph, best first, for each row that asks it. For one thread.
final class HeldWords {
  private final List<Found> all;
  private @Nullable Map<Node, List<Found>> ofThings;
  private @Nullable Map<Node, List<Found>> ofLiterals;

  HeldWords(List<Found> all) {
    this.all = all;
  }

  /// Those that can fit a call, without a look at the others where it has a thing or a literal.
  List<Found> near(WordCall call) {
    if (call.thing().isConcrete()) {
      var known = ofThings == null ? by(Found::thing) : ofThings;
      ofThings = known;
      return known.getOrDefault(call.thing(), List.of());
    }
    var literal = call.literal().filter(Node::isConcrete);
    if (literal.isPresent()) {
      var known = ofLiterals == null ? by(Found::literal) : ofLiterals;
      ofLiterals = known;
      return known.getOrDefault(literal.get(), List.of());
    }
    return all;
  }

  private Map<Node, List<Found>> by(Function<Found, Node> key) {
    return all.stream().collect(groupingBy(key));
  }
}

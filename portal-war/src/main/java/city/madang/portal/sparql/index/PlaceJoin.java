package city.madang.portal.sparql.index;

import city.madang.portal.sparql.geo.PlaceCondition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;

/// A pattern of two parts that nothing but a condition of their places joins, as in "chargers near
/// a bus stop": one part is read, and for each of its rows only what lies near of the other.
///
/// @param first is read as a whole
/// @param condition of a geometry of the first part and one of the second
/// @param near the geometry of the second part
/// @param second the rest, with all conditions
record PlaceJoin(OpQuadPattern first, Expr condition, Var near, OpFilter second) {
  /// Empty if it is no such pattern.
  static Optional<PlaceJoin> of(OpFilter filter) {
    return filter.getSubOp() instanceof OpQuadPattern quads && !Var.isVar(quads.getGraphNode())
        ? filter.getExprs().getList().stream()
            .filter(PlaceCondition::isOfTwo)
            .flatMap(condition -> of(filter, quads, condition).stream())
            .findFirst()
        : Optional.empty();
  }

  private static Optional<PlaceJoin> of(OpFilter filter, OpQuadPattern quads, Expr condition) {
    var all = quads.getBasicPattern().getList();
    var ends = List.copyOf(condition.getVarsMentioned());
    var one = part(all, ends.getFirst());
    var other = part(all, ends.getLast());
    if (one.isEmpty() || other.isEmpty() || one.contains(other.iterator().next())) {
      return Optional.empty();
    }
    var rest = new ArrayList<>(all);
    rest.removeAll(other);
    return Optional.of(
        new PlaceJoin(
            pattern(quads, rest),
            condition,
            ends.getLast(),
            (OpFilter) OpFilter.filterBy(filter.getExprs(), pattern(quads, other))));
  }

  /// All that hangs together with what has a value of the store as its object.
  private static Set<Triple> part(List<Triple> all, Var object) {
    var part = new HashSet<Triple>();
    var known = new HashSet<Node>();
    known.add(object);
    if (all.stream().noneMatch(triple -> triple.getObject().equals(object))) {
      return part;
    }
    boolean grown = true;
    while (grown) {
      grown = false;
      for (var triple : all) {
        if (nodes(triple).anyMatch(known::contains) && part.add(triple)) {
          nodes(triple).filter(Var::isVar).forEach(known::add);
          grown = true;
        }
      }
    }
    return part;
  }

  private static Stream<Node> nodes(Triple triple) {
    return Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject());
  }

  private static OpQuadPattern pattern(OpQuadPattern quads, Iterable<Triple> triples) {
    var pattern = new BasicPattern();
    triples.forEach(pattern::add);
    return new OpQuadPattern(quads.getGraphNode(), pattern);
  }
}

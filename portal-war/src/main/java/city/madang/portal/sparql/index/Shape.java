package city.madang.portal.sparql.index;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprList;

/// A group of triple patterns, filtered or not, by one variable or as a whole.
record Shape(
    OpQuadPattern pattern, ExprList filter, Optional<Var> by, List<ExprAggregator> aggregates) {
  /// Empty if it is something else.
  static Optional<Shape> of(OpGroup group) {
    var by = group.getGroupVars();
    if (by.size() > 1 || !by.getExprs().isEmpty()) {
      return Optional.empty();
    }
    return group.getSubOp() instanceof OpFilter filtered
        ? of(filtered.getSubOp(), filtered.getExprs(), group)
        : of(group.getSubOp(), ExprList.emptyList, group);
  }

  private static Optional<Shape> of(Op op, ExprList filter, OpGroup group) {
    return op instanceof OpQuadPattern pattern
        ? Optional.of(
            new Shape(
                pattern,
                filter,
                group.getGroupVars().getVars().stream().findFirst(),
                group.getAggregators()))
        : Optional.empty();
  }

  List<Triple> triples() {
    return pattern.getBasicPattern().getList();
  }
}

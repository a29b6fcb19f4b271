package city.madang.portal.sparql.explain;

import city.madang.etl.graph.DataFigures;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.Op2;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpDisjunction;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpN;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpSlice;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpTopN;
import org.apache.jena.sparql.algebra.op.OpTriple;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.core.Var;

/// Guesses how many rows an operator gives: properties are taken to be spread evenly, and to know
/// nothing of each other. NaN is what cannot be guessed: groups, and paths of any length.
final class RowEstimate {
  /// What one condition of a filter is taken to keep.
  private static final double KEPT = 1 / 3.0;

  private final DataFigures data;

  RowEstimate(DataFigures data) {
    this.data = data;
  }

  /// Rows of `op` alone.
  double rows(Op op) {
    return rows(op, new HashSet<>());
  }

  /// Rows for each binding of `bound`, to which the variables of `op` are added.
  private double rows(Op op, Set<Var> bound) {
    double rows =
        switch (op) {
          case OpBGP pattern -> pattern(pattern.getPattern().getList(), bound);
          case OpTriple triple -> pattern(List.of(triple.getTriple()), bound);
          case OpTable table -> table.getTable().size();
          case Op1 one -> one(one, bound);
          case Op2 two -> two(two, bound);
          case OpSequence steps -> product(steps, bound);
          case OpDisjunction parts -> sum(parts.getElements(), bound);
          default -> Double.NaN;
        };
    bound.addAll(OpVars.visibleVars(op));
    return rows;
  }

  private double one(Op1 op, Set<Var> bound) {
    double rows = rows(op.getSubOp(), bound);
    return switch (op) {
      case OpFilter filter -> rows * Math.pow(KEPT, filter.getExprs().size());
      case OpGroup group -> group.getGroupVars().isEmpty() ? 1 : Double.NaN;
      case OpSlice slice ->
          slice.getLength() < 0 ? rows : Math.min(rows, (double) slice.getLength());
      case OpTopN top -> Math.min(rows, top.getLimit());
      default -> rows;
    };
  }

  private double two(Op2 op, Set<Var> bound) {
    if (op instanceof OpUnion) {
      return sum(List.of(op.getLeft(), op.getRight()), bound);
    }
    double left = rows(op.getLeft(), bound);
    return switch (op) {
      case OpJoin join -> left * rows(join.getRight(), bound);
      case OpLeftJoin join -> left * Math.max(1, rows(join.getRight(), bound));
      case OpConditional join -> left * Math.max(1, rows(join.getRight(), bound));
      case OpMinus _ -> left;
      default -> Double.NaN;
    };
  }

  private double product(OpN steps, Set<Var> bound) {
    double rows = 1;
    for (var step : steps.getElements()) {
      rows *= rows(step, bound);
    }
    return rows;
  }

  private double sum(List<Op> parts, Set<Var> bound) {
    double rows = 0;
    for (var part : parts) {
      rows += rows(part, new HashSet<>(bound));
    }
    return rows;
  }

  /// In the order that the store reads it in.
  private double pattern(List<Triple> pattern, Set<Var> bound) {
    var left = new LinkedHashSet<>(pattern);
    double rows = 1;
    while (!left.isEmpty()) {
      var next = left.size() > DataFigures.MOST_ORDERED ? left.getFirst() : data.next(left, bound);
      rows *= data.rows(next, bound);
      left.remove(next);
      OpVars.visibleVars(new OpTriple(next)).forEach(bound::add);
    }
    return rows;
  }
}

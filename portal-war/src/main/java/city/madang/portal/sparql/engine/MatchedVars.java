package city.madang.portal.sparql.engine;

import java.util.HashSet;
import java.util.Set;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.OpAssign;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.algebra.op.OpReduced;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpSlice;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.core.Var;

/// Variables that have a value in each solution, for a pattern matched it.
///
/// Those that Jena calls fixed may be unbound: an expression fails, VALUES says UNDEF, a group is
/// empty. What is not known here matches nothing; nor does a path, which has things that are not in
/// the data if its ends are known.
final class MatchedVars {
  private MatchedVars() {}

  static Set<Var> of(Op op) {
    return switch (op) {
      case OpBGP pattern -> OpVars.visibleVars(pattern);
      case OpQuadPattern pattern -> OpVars.visibleVars(pattern);
      case OpGraph graph -> ofGraph(graph);
      case OpJoin join -> either(of(join.getLeft()), of(join.getRight()));
      case OpSequence sequence ->
          sequence.getElements().stream()
              .map(MatchedVars::of)
              .reduce(Set.of(), MatchedVars::either);
      case OpLeftJoin join -> of(join.getLeft());
      case OpMinus minus -> of(minus.getLeft());
      case OpUnion union -> both(of(union.getLeft()), of(union.getRight()));
      case OpProject project -> both(of(project.getSubOp()), Set.copyOf(project.getVars()));
      case OpFilter filter -> of(filter.getSubOp());
      case OpExtend extend -> of(extend.getSubOp());
      case OpAssign assign -> of(assign.getSubOp());
      case OpDistinct distinct -> of(distinct.getSubOp());
      case OpReduced reduced -> of(reduced.getSubOp());
      case OpOrder order -> of(order.getSubOp());
      case OpSlice slice -> of(slice.getSubOp());
      default -> Set.of();
    };
  }

  private static Set<Var> ofGraph(OpGraph graph) {
    var matched = of(graph.getSubOp());
    return graph.getNode().isVariable()
        ? either(matched, Set.of(Var.alloc(graph.getNode())))
        : matched;
  }

  private static Set<Var> either(Set<Var> one, Set<Var> other) {
    var vars = new HashSet<>(one);
    vars.addAll(other);
    return vars;
  }

  private static Set<Var> both(Set<Var> one, Set<Var> other) {
    var vars = new HashSet<>(one);
    vars.retainAll(other);
    return vars;
  }
}

package city.madang.portal.sparql.engine;

import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.optimize.TransformJoinStrategy;
import org.apache.jena.sparql.algebra.walker.Walker;

/// Jena's choice of joins, but what asks a SERVICE is read once and joined: looked up for each row,
/// it would ask once for each.
final class JoinStrategy extends TransformJoinStrategy {
  @Override
  public Op transform(OpJoin join, Op left, Op right) {
    return asks(right) ? OpJoin.create(left, right) : super.transform(join, left, right);
  }

  @Override
  public Op transform(OpLeftJoin join, Op left, Op right) {
    return asks(right)
        ? OpLeftJoin.create(left, right, join.getExprs())
        : super.transform(join, left, right);
  }

  private static boolean asks(Op part) {
    var found = new boolean[1];
    Walker.walk(
        part,
        new OpVisitorBase() {
          @Override
          public void visit(OpService service) {
            found[0] = true;
          }
        });
    return found[0];
  }
}

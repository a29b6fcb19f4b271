package city.madang.portal.sparql.query;

import city.madang.portal.sparql.literal.WordFunction;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorByTypeBase;
import org.apache.jena.sparql.algebra.op.Op0;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpModifier;
import org.apache.jena.sparql.algebra.op.OpNull;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.walker.WalkerVisitor;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprNone;
import org.apache.jena.sparql.expr.ExprTripleTerm;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.ExprVisitorFunction;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Aggregator;

/// The algebra of a query, compiled once, and what is in it wherever it stands: a subquery, EXISTS,
/// an aggregate or HAVING hides nothing.
public final class CompiledQuery {
  private final Op algebra;
  private final List<Op> patterns = new ArrayList<>();
  private final List<ExprFunction> calls = new ArrayList<>();
  private final List<Aggregator> aggregates = new ArrayList<>();
  private int depth;
  private int nesting;

  private CompiledQuery(Op algebra) {
    this.algebra = algebra;
    new Walk().walk(algebra);
  }

  public static CompiledQuery of(Query query) {
    boolean ofNamedThings = query.getQueryPattern() == null; // DESCRIBE
    return new CompiledQuery(
        ofNamedThings ? OpNull.create() : WordFunction.callsIn(Algebra.compile(query)));
  }

  /// A part of a query.
  static CompiledQuery of(Op part) {
    return new CompiledQuery(part);
  }

  /// All of it, before it is optimized.
  public Op algebra() {
    return algebra;
  }

  /// What matches the data, or asks elsewhere.
  public List<Op> patterns() {
    return patterns;
  }

  /// Functions and operators.
  public List<ExprFunction> calls() {
    return calls;
  }

  public List<Aggregator> aggregates() {
    return aggregates;
  }

  /// How many EXISTS stand inside of each other, at most.
  int nesting() {
    return nesting;
  }

  private void walk(Expr expression) {
    new Walk().walk(expression);
  }

  private final class Walk extends WalkerVisitor {
    Walk() {
      super(new Operators(), new Expressions(), null, null);
    }

    @Override
    public void visit(ExprFunctionOp exists) {
      depth++;
      nesting = Math.max(nesting, depth);
      super.visit(exists);
      depth--;
    }
  }

  private final class Operators extends OpVisitorByTypeBase {
    @Override
    protected void visit0(Op0 pattern) {
      patterns.add(pattern);
    }

    @Override
    protected void visit1(Op1 operator) {
      patterns.add(operator);
      if (operator instanceof OpGroup group) {
        group.getAggregators().forEach(new Expressions()::visit);
      }
    }

    @Override
    protected void visitModifer(OpModifier modifier) {
      if (modifier instanceof OpOrder order) {
        // The walker passes by patterns inside of sort conditions.
        order.getConditions().forEach(by -> walk(by.getExpression()));
      }
    }
  }

  private final class Expressions extends ExprVisitorFunction {
    @Override
    protected void visitExprFunction(ExprFunction call) {
      calls.add(call);
    }

    @Override
    public void visit(ExprAggregator expression) {
      var aggregate = expression.getAggregator();
      aggregates.add(aggregate);
      if (aggregate.getExprList() != null) {
        aggregate.getExprList().forEach(CompiledQuery.this::walk);
      }
    }

    @Override
    public void visit(ExprFunctionOp exists) {}

    @Override
    public void visit(ExprTripleTerm term) {}

    @Override
    public void visit(NodeValue value) {}

    @Override
    public void visit(ExprVar variable) {}

    @Override
    public void visit(ExprNone none) {}
  }
}

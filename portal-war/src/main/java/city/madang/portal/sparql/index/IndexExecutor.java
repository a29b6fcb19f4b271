package city.madang.portal.sparql.index;

import java.util.Iterator;
import java.util.function.Supplier;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterFilterExpr;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.main.OpExecutorFactory;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.tdb2.solver.OpExecutorTDB2;

/// Evaluates as the store's own executor does, and parts of a query on the indexes alone where that
/// gives the same.
public final class IndexExecutor extends OpExecutorTDB2 {
  /// For the context of a query.
  public static final OpExecutorFactory FACTORY = IndexExecutor::new;

  private IndexExecutor(ExecutionContext context) {
    super(context);
  }

  @Override
  protected QueryIterator execute(OpGroup group, QueryIterator input) {
    Supplier<QueryIterator> usual = () -> super.execute(group, input);
    return input.isJoinIdentity()
        ? GroupSource.of(group, execCxt).map(groups -> later(groups, input, usual)).orElseGet(usual)
        : usual.get();
  }

  @Override
  protected QueryIterator execute(OpDistinct distinct, QueryIterator input) {
    Supplier<QueryIterator> usual = () -> super.execute(distinct, input);
    return input.isJoinIdentity()
        ? GroupSource.of(distinct, execCxt)
            .map(groups -> later(groups, input, usual))
            .orElseGet(usual)
        : usual.get();
  }

  private QueryIterator later(
      GroupSource groups, QueryIterator input, Supplier<QueryIterator> usual) {
    return QueryIterPlainWrapper.create(new LaterRows(() -> read(groups, input, usual)), execCxt);
  }

  private static Iterator<Binding> read(
      GroupSource groups, QueryIterator input, Supplier<QueryIterator> usual) {
    try {
      var rows = groups.read();
      input.close();
      return rows.iterator();
    } catch (OtherValuesException e) {
      return usual.get();
    }
  }

  @Override
  protected QueryIterator execute(OpFilter filter, QueryIterator input) {
    Supplier<QueryIterator> usual = () -> super.execute(filter, input);
    return input.isJoinIdentity()
        ? RangeFilter.of(filter, execCxt)
            .map(ranges -> execute(filter, ranges, input))
            .orElseGet(usual)
        : usual.get();
  }

  private QueryIterator execute(OpFilter filter, RangeFilter ranges, QueryIterator input) {
    input.close();
    var rows = QueryIterPlainWrapper.create(ranges.rows(), execCxt);
    return ranges
        .rest()
        .map(rest -> exec(OpFilter.filterBy(filter.getExprs(), rest), rows))
        .orElseGet(() -> filtered(filter, rows));
  }

  private QueryIterator filtered(OpFilter filter, QueryIterator rows) {
    var passed = rows;
    for (Expr expression : filter.getExprs()) {
      passed = new QueryIterFilterExpr(passed, expression, execCxt);
    }
    return passed;
  }
}

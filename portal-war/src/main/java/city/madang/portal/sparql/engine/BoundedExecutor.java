package city.madang.portal.sparql.engine;

import city.madang.portal.sparql.bounds.MemoryBudget;
import city.madang.portal.sparql.bounds.MemoryBudget.Account;
import java.util.List;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpDatasetNames;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpTopN;
import org.apache.jena.sparql.core.Substitute;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.BindingComparator;
import org.apache.jena.sparql.engine.iterator.QueryIterMinus;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.iterator.QueryIterTopN;
import org.apache.jena.sparql.engine.join.Join;
import org.apache.jena.tdb2.solver.OpExecutorTDB2;

/// Evaluates as Jena does, but each operator that holds rows has them charged to the query's
/// budget, and those that can go on with a disk do so: order and distinct. Reduced holds one row.
///
/// Needs [EngineBounds] in the context of the query.
public class BoundedExecutor extends OpExecutorTDB2 {
  private final EngineBounds bounds;

  public BoundedExecutor(ExecutionContext context) {
    super(context);
    this.bounds = EngineBounds.of(context.getContext());
  }

  /// What the query may hold.
  protected MemoryBudget memory() {
    return bounds.memory();
  }

  /// The right side is held: where joins follow each other it is one more part, while the left side
  /// is all of those before.
  @Override
  protected QueryIterator execute(OpJoin join, QueryIterator input) {
    var account = memory().open();
    var streamed = exec(join.getLeft(), input);
    var held = held(join.getRight(), exec(join.getRight(), root()), account);
    return clearing(account, Join.join(held, streamed, execCxt));
  }

  /// The right side is held.
  @Override
  protected QueryIterator execute(OpLeftJoin join, QueryIterator input) {
    var account = memory().open();
    var left = exec(join.getLeft(), input);
    var right = held(join.getRight(), exec(join.getRight(), root()), account);
    return clearing(account, Join.leftJoin(left, right, join.getExprs(), execCxt));
  }

  /// What it has in common with the left side is held, each once.
  @Override
  protected QueryIterator execute(OpMinus minus, QueryIterator input) {
    var left = exec(minus.getLeft(), input);
    var common = OpVars.visibleVars(minus.getLeft());
    common.retainAll(OpVars.visibleVars(minus.getRight()));
    if (common.isEmpty()) {
      return left;
    }
    var account = memory().open();
    var keys = new DistinctKeys(exec(minus.getRight(), root()), common, account, execCxt);
    return clearing(account, QueryIterMinus.create(left, keys, common, execCxt));
  }

  /// The table is held.
  @Override
  protected QueryIterator execute(OpTable table, QueryIterator input) {
    return table.isJoinIdentity()
        ? super.execute(table, input)
        : joined(table, table.getTable().iterator(execCxt), input);
  }

  /// Each of these rows with each of the input that fits; they are held, unless they are all.
  ///
  /// @param op that they are of
  protected QueryIterator joined(Op op, QueryIterator rows, QueryIterator input) {
    if (input.isJoinIdentity()) {
      input.close();
      return rows;
    }
    var account = memory().open();
    return clearing(account, Join.join(held(op, rows, account), input, execCxt));
  }

  private QueryIterator held(Op op, QueryIterator rows, Account account) {
    return AccountedRows.held(rows, RowSize.of(op)::of, account, execCxt);
  }

  /// These rows, after which nothing of the account is held.
  protected QueryIterator clearing(Account account, QueryIterator rows) {
    return AccountedRows.clearing(account, rows, execCxt);
  }

  /// TDB2 6.0.0 orders a pattern by the first row before it, and fails if there is none.
  @Override
  protected QueryIterator execute(OpFilter filter, QueryIterator input) {
    return input.hasNext() ? super.execute(filter, input) : input;
  }

  @Override
  protected QueryIterator execute(OpQuadPattern quads, QueryIterator input) {
    return input.hasNext() ? super.execute(quads, input) : input;
  }

  @Override
  protected QueryIterator execute(OpBGP pattern, QueryIterator input) {
    return input.hasNext() ? super.execute(pattern, input) : input;
  }

  @Override
  protected QueryIterator execute(OpGroup group, QueryIterator input) {
    return new GroupedRows(exec(group.getSubOp(), input), group, memory().open(), execCxt);
  }

  @Override
  protected QueryIterator execute(OpOrder order, QueryIterator input) {
    var rows = exec(order.getSubOp(), input);
    return new SortedRows(rows, bag(order.getSubOp(), order.getConditions(), false), execCxt);
  }

  @Override
  protected QueryIterator execute(OpTopN top, QueryIterator input) {
    boolean distinct = top.getSubOp() instanceof OpDistinct;
    var op = top.getSubOp() instanceof OpDistinct inner ? inner.getSubOp() : top.getSubOp();
    var account = memory().open();
    var widest = new WidestRow(top.getLimit(), RowSize.of(op));
    var rows = AccountedRows.held(exec(op, input), widest::grows, account, execCxt);
    return clearing(
        account, new QueryIterTopN(rows, top.getConditions(), top.getLimit(), distinct, execCxt));
  }

  @Override
  protected QueryIterator execute(OpDistinct distinct, QueryIterator input) {
    var op = distinct.getSubOp();
    var order = op instanceof OpOrder sorted ? sorted.getConditions() : List.<SortCondition>of();
    return new DistinctRows(
        exec(op, input), RowSize.of(op), memory().open(), () -> bag(op, order, true), execCxt);
  }

  @Override
  protected QueryIterator execute(OpPath path, QueryIterator input) {
    return new PathRows(path.getTriplePath(), input, memory().open(), execCxt);
  }

  /// The names of graphs, joined with the rows before them, which Jena's own forgets.
  @Override
  protected QueryIterator execute(OpDatasetNames names, QueryIterator input) {
    var rows =
        Iter.flatMap(
            input,
            row -> {
              var name = Substitute.substitute(names.getGraphNode(), row);
              var found = super.execute(new OpDatasetNames(name), root());
              return Iter.map(found, graph -> Algebra.merge(row, graph));
            });
    return QueryIterPlainWrapper.create(rows, execCxt);
  }

  private RowBag bag(Op op, List<SortCondition> order, boolean distinct) {
    var spilling = new SpillPolicy(RowSize.of(op), memory());
    return new RowBag(spilling, new BindingComparator(order, execCxt), bounds.files(), distinct);
  }
}

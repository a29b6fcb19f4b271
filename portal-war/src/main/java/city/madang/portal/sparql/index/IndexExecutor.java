package city.madang.portal.sparql.index;

import static java.util.stream.Collectors.toSet;

import city.madang.portal.sparql.bounds.MemoryBudget.Account;
import city.madang.portal.sparql.engine.BoundedExecutor;
import city.madang.portal.sparql.literal.PlaceSearch;
import city.madang.portal.sparql.literal.WordSearch;
import city.madang.portal.sparql.service.Services;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpPropFunc;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterFilterExpr;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.main.OpExecutorFactory;
import org.apache.jena.sparql.expr.Expr;

/// Evaluates within bounds, and parts of a query on the indexes alone where that gives the same.
public final class IndexExecutor extends BoundedExecutor {
  /// For the context of a query.
  public static final OpExecutorFactory FACTORY = IndexExecutor::new;

  private IndexExecutor(ExecutionContext context) {
    super(context);
  }

  @Override
  protected QueryIterator execute(OpGroup group, QueryIterator input) {
    return grouped(
        held -> GroupSource.of(group, held, execCxt), input, () -> super.execute(group, input));
  }

  @Override
  protected QueryIterator execute(OpDistinct distinct, QueryIterator input) {
    return grouped(
        held -> GroupSource.of(distinct, held, execCxt),
        input,
        () -> super.execute(distinct, input));
  }

  private QueryIterator grouped(
      Function<Account, Optional<GroupSource>> source,
      QueryIterator input,
      Supplier<QueryIterator> usual) {
    var held = memory().open();
    var groups = input.isJoinIdentity() ? source.apply(held) : Optional.<GroupSource>empty();
    if (groups.isEmpty()) {
      return usual.get();
    }
    var rows = new LaterRows(() -> read(groups.get(), held, input, usual));
    return clearing(held, QueryIterPlainWrapper.create(rows, execCxt));
  }

  private static Iterator<Binding> read(
      GroupSource groups, Account held, QueryIterator input, Supplier<QueryIterator> usual) {
    try {
      var rows = groups.read();
      input.close();
      return rows;
    } catch (NotByIndexException | ArithmeticException e) { // another kind of values, or too many
      held.clear();
      return usual.get();
    }
  }

  /// What is found is looked up then.
  @Override
  protected QueryIterator execute(OpPropFunc words, QueryIterator input) {
    return exec(words.getSubOp(), WordSearch.rows(words, input, memory(), execCxt));
  }

  /// Asked once, whatever stands before it; inside of EXISTS, for each row.
  @Override
  protected QueryIterator execute(OpService service, QueryIterator input) {
    return joined(service, Services.rows(service, execCxt), input);
  }

  @Override
  protected QueryIterator execute(OpFilter filter, QueryIterator input) {
    if (!input.isJoinIdentity()) {
      return super.execute(filter, input);
    }
    var places = PlaceSearch.rows(filter.getExprs(), objects(filter.getSubOp()), execCxt);
    if (places.isPresent()) {
      input.close();
      return super.execute(filter, places.get());
    }
    var join = PlaceJoin.of(filter);
    if (join.isPresent()) {
      return execute(join.get(), input);
    }
    return RangeFilter.of(filter, execCxt)
        .map(ranges -> execute(filter, ranges, input))
        .orElseGet(() -> super.execute(filter, input));
  }

  private QueryIterator execute(PlaceJoin join, QueryIterator input) {
    var rows = exec(join.first(), input);
    var near = PlaceSearch.near(join.condition(), join.near(), rows, execCxt);
    return super.execute(join.second(), near);
  }

  /// The variables that a pattern gives values which are objects in the store.
  private static Set<Var> objects(Op op) {
    var triples =
        switch (op) {
          case OpQuadPattern quads -> quads.getBasicPattern().getList();
          case OpBGP pattern -> pattern.getPattern().getList();
          default -> List.<Triple>of();
        };
    return triples.stream()
        .map(Triple::getObject)
        .filter(Var::isVar)
        .map(Var::alloc)
        .collect(toSet());
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

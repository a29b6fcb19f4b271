package city.madang.portal.sparql.engine;

import city.madang.portal.sparql.bounds.MemoryBudget.Account;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingProjectNamed;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprLib;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.AggAvg;
import org.apache.jena.sparql.expr.aggregate.AggAvgDistinct;
import org.apache.jena.sparql.expr.aggregate.AggCount;
import org.apache.jena.sparql.expr.aggregate.AggCountDistinct;
import org.apache.jena.sparql.expr.aggregate.AggCountVar;
import org.apache.jena.sparql.expr.aggregate.AggCountVarDistinct;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.expr.aggregate.AggMax;
import org.apache.jena.sparql.expr.aggregate.AggMaxDistinct;
import org.apache.jena.sparql.expr.aggregate.AggMin;
import org.apache.jena.sparql.expr.aggregate.AggMinDistinct;
import org.apache.jena.sparql.expr.aggregate.AggSample;
import org.apache.jena.sparql.expr.aggregate.AggSampleDistinct;
import org.apache.jena.sparql.expr.aggregate.AggSum;
import org.apache.jena.sparql.expr.aggregate.AggSumDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.function.FunctionEnv;
import org.jspecify.annotations.Nullable;

/// Gathers the values of a group as Jena does, and charges those that are held: all that are
/// distinct, joined strings, and the one value of MIN, MAX and SAMPLE.
final class HeldValues {
  private final Account account;

  HeldValues(Account account) {
    this.account = account;
  }

  Accumulator accumulator(Aggregator aggregate) {
    return switch (aggregate) {
      case AggCountDistinct _ ->
          new DistinctValues(
              (row, _) -> new BindingProjectNamed(row), inner(new AggCount()), account);
      case AggCountVarDistinct it -> distinct(it, new AggCountVar(expression(it)));
      case AggSumDistinct it -> distinct(it, new AggSum(expression(it)));
      case AggAvgDistinct it -> distinct(it, new AggAvg(expression(it)));
      case AggGroupConcatDistinct it ->
          distinct(it, new AggGroupConcat(expression(it), it.getSeparator()));
      case AggGroupConcat it -> new JoinedStrings(expression(it), it, account);
      case AggMinDistinct it -> new OneValue(inner(new AggMin(expression(it))), account);
      case AggMaxDistinct it -> new OneValue(inner(new AggMax(expression(it))), account);
      case AggMin it -> new OneValue(inner(it), account);
      case AggMax it -> new OneValue(inner(it), account);
      case AggSample it -> new OneValue(inner(it), account);
      case AggSampleDistinct it -> new OneValue(inner(it), account);
      default -> inner(aggregate);
    };
  }

  private static Accumulator inner(Aggregator aggregate) {
    return aggregate.createAccumulator();
  }

  private static Expr expression(Aggregator aggregate) {
    return aggregate.getExprList().get(0);
  }

  private Accumulator distinct(Aggregator aggregate, Aggregator ofDistinct) {
    var expression = expression(aggregate);
    return new DistinctValues(
        (row, context) -> term(expression, row, context), accumulator(ofDistinct), account);
  }

  static @Nullable Node term(Expr expression, Binding row, FunctionEnv context) {
    var value = ExprLib.evalOrNull(expression, row, context);
    return value == null ? null : value.asNode();
  }
}

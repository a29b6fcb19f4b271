package city.madang.portal.sparql.engine;

import city.madang.portal.sparql.bounds.MemoryBudget;
import city.madang.portal.sparql.bounds.StopSignal;
import city.madang.portal.sparql.bounds.TemporaryFiles;
import java.util.Optional;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.optimize.OptimizerStd;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.exec.QueryExecBuilder;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;

/// What an executor that keeps to bounds finds in the context of its query.
///
/// @param memory that the query may hold
/// @param files for rows that memory may not hold
/// @param stop given when the query shall end
public record EngineBounds(MemoryBudget memory, TemporaryFiles files, StopSignal stop) {
  private static final Symbol KEY = Symbol.create("https://madang.city/engine#bounds");

  public EngineBounds(MemoryBudget memory, TemporaryFiles files) {
    this(memory, files, new StopSignal());
  }

  /// Bounds the strings that a query makes, and tells the bounds to its executor.
  public void putInto(QueryExecBuilder query) {
    RewriteFactory planner = context -> new Planner(context, stop);
    query.set(KEY, this).set(ARQConstants.sysOptimizerFactory, planner);
  }

  static EngineBounds of(Context context) {
    return context.get(KEY);
  }

  /// Those of the query that has this context, if it has some.
  public static Optional<EngineBounds> find(Context context) {
    return Optional.ofNullable(context.get(KEY));
  }

  /// Strings are bounded before constants are folded, for that evaluates them.
  private static final class Planner extends OptimizerStd {
    private final StopSignal stop;

    Planner(Context context, StopSignal stop) {
      super(context);
      this.stop = stop;
    }

    @Override
    public Op rewrite(Op op) {
      return super.rewrite(CarefulCalls.in(BoundedStrings.in(LongLists.in(op), stop)));
    }

    @Override
    protected Op transformJoinStrategy(Op op) {
      return apply("joins", new JoinStrategy(), op);
    }

    @Override
    protected Op transformExprConstantFolding(Op op) {
      return Transformer.transform(new TransformCopy(), new ConstantFolding(stop), op);
    }
  }
}

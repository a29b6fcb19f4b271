package city.madang.portal.sparql.engine;

import city.madang.portal.sparql.bounds.MemoryBudget;
import city.madang.portal.sparql.bounds.TemporaryFiles;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.optimize.OptimizerStd;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.exec.QueryExecBuilder;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;

/// What an executor that keeps to bounds finds in the context of its query.
///
/// @param memory that the query may hold
/// @param files for rows that memory may not hold
public record EngineBounds(MemoryBudget memory, TemporaryFiles files) {
  private static final Symbol KEY = Symbol.create("https://madang.city/engine#bounds");

  /// Strings are bounded before the engine folds constants, for that evaluates them.
  private static final RewriteFactory BOUNDED_STRINGS =
      context -> op -> new OptimizerStd(context).rewrite(BoundedStrings.in(op));

  /// Bounds the strings that a query makes, and tells the bounds to its executor.
  public void putInto(QueryExecBuilder query) {
    query.set(KEY, this).set(ARQConstants.sysOptimizerFactory, BOUNDED_STRINGS);
  }

  static EngineBounds of(Context context) {
    return context.get(KEY);
  }
}

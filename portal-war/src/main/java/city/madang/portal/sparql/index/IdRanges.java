package city.madang.portal.sparql.index;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.ExprList;

/// Where the ids of values lie that can pass a filter: the store orders numbers and times by their
/// value. Others may lie there too, so the filter has to be asked all the same.
final class IdRanges {
  /// Ids of nodes that are kept by their text: anything.
  private static final IdRange TEXTS = new IdRange(0, Long.MAX_VALUE);

  private IdRanges() {}

  /// The ranges in their order; empty if the filter does not compare the variable with a number or
  /// a time.
  static Optional<List<IdRange>> of(Var variable, ExprList filter) {
    var all = Comparison.in(filter).filter(found -> found.variable().equals(variable)).toList();
    return NumberRanges.of(all)
        .or(() -> TimeRanges.of(all))
        .map(
            ranges ->
                Stream.concat(Stream.of(TEXTS), ranges.stream())
                    .filter(range -> !range.isEmpty())
                    .sorted()
                    .toList());
  }
}

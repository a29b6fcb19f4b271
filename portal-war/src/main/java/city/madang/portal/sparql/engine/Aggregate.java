package city.madang.portal.sparql.engine;

import java.util.Optional;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.aggregate.AggAvg;
import org.apache.jena.sparql.expr.aggregate.AggCount;
import org.apache.jena.sparql.expr.aggregate.AggCountVar;
import org.apache.jena.sparql.expr.aggregate.AggCountVarDistinct;
import org.apache.jena.sparql.expr.aggregate.AggMax;
import org.apache.jena.sparql.expr.aggregate.AggMin;
import org.apache.jena.sparql.expr.aggregate.AggSum;
import org.apache.jena.sparql.expr.aggregate.Aggregator;

/// An aggregate that a scan can tell.
///
/// @param variable that gets its value
record Aggregate(Var variable, Kind kind, Aggregator original) {
  enum Kind {
    /// Of rows.
    COUNT,
    /// Of distinct values of the scan's first place.
    COUNT_VALUES,
    SUM,
    AVERAGE,
    LEAST,
    MOST
  }

  /// Empty if a scan cannot tell it.
  ///
  /// @param first the variable by whose values the scan is ordered
  /// @param last the other one
  /// @param grouped whether each of those values is a group
  static Optional<Aggregate> of(
      ExprAggregator asked, Optional<Var> first, Optional<Var> last, boolean grouped) {
    return kind(asked.getAggregator(), first, last, grouped)
        .map(kind -> new Aggregate(asked.getVar(), kind, asked.getAggregator()));
  }

  private static Optional<Kind> kind(
      Aggregator asked, Optional<Var> first, Optional<Var> last, boolean grouped) {
    return switch (asked) {
      case AggCount _ -> Optional.of(Kind.COUNT);
      case AggCountVar count when isOf(count, first) || isOf(count, last) ->
          Optional.of(Kind.COUNT);
      case AggCountVarDistinct count when isOf(count, first) -> Optional.of(Kind.COUNT_VALUES);
      case AggCountVarDistinct count when isOf(count, last) && grouped -> Optional.of(Kind.COUNT);
      case AggSum sum when isOf(sum, first) -> Optional.of(Kind.SUM);
      case AggAvg average when isOf(average, first) -> Optional.of(Kind.AVERAGE);
      case AggMin least when isOf(least, first) -> Optional.of(Kind.LEAST);
      case AggMax most when isOf(most, first) -> Optional.of(Kind.MOST);
      default -> Optional.empty();
    };
  }

  private static boolean isOf(Aggregator asked, Optional<Var> variable) {
    ExprList of = asked.getExprList();
    return of != null
        && of.size() == 1
        && of.get(0).isVariable()
        && variable.filter(of.get(0).asVar()::equals).isPresent();
  }

  /// Whether it needs the values and not only their number.
  boolean isOfNumbers() {
    return kind != Kind.COUNT && kind != Kind.COUNT_VALUES;
  }
}

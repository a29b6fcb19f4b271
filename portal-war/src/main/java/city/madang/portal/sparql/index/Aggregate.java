package city.madang.portal.sparql.index;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.aggregate.AggAvg;
import org.apache.jena.sparql.expr.aggregate.AggCount;
import org.apache.jena.sparql.expr.aggregate.AggCountVar;
import org.apache.jena.sparql.expr.aggregate.AggMax;
import org.apache.jena.sparql.expr.aggregate.AggMin;
import org.apache.jena.sparql.expr.aggregate.AggSum;
import org.apache.jena.sparql.expr.aggregate.Aggregator;

/// An aggregate that is told by ids.
///
/// @param variable that gets its value
/// @param column of the numbers that it is of; -1 if it only counts
record Aggregate(Var variable, Kind kind, int column, Aggregator original) {
  private static final int NONE = -1;

  enum Kind {
    /// Of rows.
    COUNT,
    /// Of the distinct values that a group was given one after the other.
    COUNT_VALUES,
    SUM,
    AVERAGE,
    LEAST,
    MOST
  }

  /// Empty if ids do not tell it.
  ///
  /// @param bound variables that have a value in each row
  /// @param columns variables whose numbers are kept
  static Optional<Aggregate> of(ExprAggregator asked, Collection<Var> bound, List<Var> columns) {
    var aggregator = asked.getAggregator();
    int column = variable(aggregator).map(columns::indexOf).orElse(NONE);
    return switch (aggregator) {
      case AggCount _ -> counting(asked, Kind.COUNT);
      case AggCountVar count when variable(count).filter(bound::contains).isPresent() ->
          counting(asked, Kind.COUNT);
      case AggSum _ when column != NONE -> of(asked, Kind.SUM, column);
      case AggAvg _ when column != NONE -> of(asked, Kind.AVERAGE, column);
      case AggMin _ when column != NONE -> of(asked, Kind.LEAST, column);
      case AggMax _ when column != NONE -> of(asked, Kind.MOST, column);
      default -> Optional.empty();
    };
  }

  static Optional<Aggregate> counting(ExprAggregator asked, Kind kind) {
    return of(asked, kind, NONE);
  }

  private static Optional<Aggregate> of(ExprAggregator asked, Kind kind, int column) {
    return Optional.of(new Aggregate(asked.getVar(), kind, column, asked.getAggregator()));
  }

  /// The variable that an aggregate is of; empty if it is of something else.
  static Optional<Var> variable(Aggregator asked) {
    ExprList of = asked.getExprList();
    return of != null && of.size() == 1 && of.get(0).isVariable()
        ? Optional.of(of.get(0).asVar())
        : Optional.empty();
  }

  /// Whether it needs the values and not only their number.
  boolean isOfNumbers() {
    return column != NONE;
  }
}

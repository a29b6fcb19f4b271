package city.madang.portal.sparql.index;

import city.madang.etl.graph.QuadScan;
import java.util.List;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.tdb2.store.NodeIdType;
import org.apache.jena.tdb2.store.value.DoubleNode62;

/// Tells which values of one variable pass a filter of comparisons: doubles by their bits, all
/// others as the engine does.
final class IdFilter {
  private static final long DOUBLE = 0b11L << 62;

  private final Access access;
  private final Var variable;
  private final ExprList filter;
  private final ExecutionContext context;
  private final List<Comparison> comparisons;
  private final double[] constants;
  private final boolean numbers;
  private long lastId;
  private boolean lastPasses;
  private boolean begun;

  /// @param filter of comparisons of this variable only
  IdFilter(Access access, Var variable, ExprList filter, ExecutionContext context) {
    this.access = access;
    this.variable = variable;
    this.filter = filter;
    this.context = context;
    this.comparisons = Comparison.in(filter).toList();
    this.numbers = comparisons.stream().allMatch(one -> isComparable(one.constant()));
    this.constants =
        comparisons.stream()
            .mapToDouble(one -> numbers ? one.constant().getDouble() : Double.NaN)
            .toArray();
  }

  /// Whether a filter is of comparisons of this variable only.
  static boolean isOf(ExprList filter, Var variable) {
    return filter.getList().stream()
        .map(Comparison::of)
        .allMatch(found -> found.filter(one -> one.variable().equals(variable)).isPresent());
  }

  private static boolean isComparable(NodeValue constant) {
    return constant.isNumber() && !Double.isNaN(constant.getDouble());
  }

  boolean passes(long id) {
    if (!begun || id != lastId) { // equal ones are neighbors in an index
      lastPasses = test(id);
      lastId = id;
      begun = true;
    }
    return lastPasses;
  }

  private boolean test(long id) {
    if (numbers && isDouble(id)) {
      return passesAll(DoubleNode62.unpack(DoubleNode62.removeType(id)));
    }
    return filter.isSatisfied(BindingFactory.binding(variable, access.node(id)), context);
  }

  private static boolean isDouble(long id) {
    return (id & DOUBLE) == DOUBLE && QuadScan.toId(id).type() == NodeIdType.XSD_DOUBLE;
  }

  /// As the engine compares: minus zero is below zero.
  private boolean passesAll(double value) {
    for (int i = 0; i < constants.length; i++) {
      if (!comparisons.get(i).passes(Double.compare(value, constants[i]))) {
        return false;
      }
    }
    return true;
  }
}

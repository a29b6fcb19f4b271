package city.madang.portal.sparql.engine;

import java.util.Collection;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.expr.NodeValue;
import org.jspecify.annotations.Nullable;

/// What is counted of one group.
final class Group {
  private final boolean ofNumbers;
  private long rows;
  private long values;
  private @Nullable Numbers numbers;

  Group(Collection<Aggregate> aggregates) {
    this.ofNumbers = aggregates.stream().anyMatch(Aggregate::isOfNumbers);
  }

  /// A value that comes in so many rows; others come before or after it.
  void add(long id, long times) {
    rows += times;
    values++;
    if (ofNumbers) {
      if (numbers == null) {
        numbers = Numbers.like(id);
      }
      numbers.add(id, times);
    }
  }

  void tell(Collection<Aggregate> aggregates, Access access, BindingBuilder row) {
    for (var aggregate : aggregates) {
      var told = rows == 0 ? aggregate.original().getValueEmpty() : tell(aggregate, access);
      if (told != null) {
        row.add(aggregate.variable(), told);
      }
    }
  }

  private Node tell(Aggregate aggregate, Access access) {
    var known = numbers;
    return switch (aggregate.kind()) {
      case COUNT -> NodeValue.makeInteger(rows).asNode();
      case COUNT_VALUES -> NodeValue.makeInteger(values).asNode();
      case SUM -> require(known).sum().asNode();
      case AVERAGE -> require(known).average().asNode();
      case LEAST -> access.node(require(known).leastId());
      case MOST -> access.node(require(known).mostId());
    };
  }

  private static Numbers require(@Nullable Numbers numbers) {
    if (numbers == null) {
      throw new IllegalStateException("no numbers were counted");
    }
    return numbers;
  }
}

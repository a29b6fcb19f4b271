package city.madang.portal.sparql.index;

import java.util.Collection;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.expr.NodeValue;
import org.jspecify.annotations.Nullable;

/// What is counted of one group.
final class Group {
  private final @Nullable Numbers[] columns;
  private long rows;
  private long values;

  /// @param columns of numbers
  Group(int columns) {
    this.columns = new Numbers[columns];
  }

  /// A value that comes in so many rows; others come before or after it.
  ///
  /// @throws ArithmeticException if there are too many
  void addRows(long times) {
    rows = Math.addExact(rows, times);
    values++;
  }

  /// A number of a column, that comes in so many rows.
  ///
  /// @throws NotByIndexException if it is none, or of another type than those before
  /// @throws ArithmeticException if there are too many
  void addNumber(int column, long id, long times) {
    var numbers = columns[column];
    if (numbers == null) {
      numbers = Numbers.like(id);
      columns[column] = numbers;
    }
    numbers.add(id, times);
  }

  boolean isEmpty() {
    return rows == 0;
  }

  /// Adds the values of aggregates to a row.
  void tell(Collection<Aggregate> aggregates, Access access, BindingBuilder row) {
    for (var aggregate : aggregates) {
      var told = rows == 0 ? aggregate.original().getValueEmpty() : tell(aggregate, access);
      if (told != null) {
        row.add(aggregate.variable(), told);
      }
    }
  }

  private Node tell(Aggregate aggregate, Access access) {
    return switch (aggregate.kind()) {
      case COUNT -> NodeValue.makeInteger(rows).asNode();
      case COUNT_VALUES -> NodeValue.makeInteger(values).asNode();
      case SUM -> numbers(aggregate).sum(access);
      case AVERAGE -> numbers(aggregate).average().asNode();
      case LEAST -> access.node(numbers(aggregate).leastId());
      case MOST -> access.node(numbers(aggregate).mostId());
    };
  }

  private Numbers numbers(Aggregate aggregate) {
    var numbers = columns[aggregate.column()];
    if (numbers == null) {
      throw new IllegalStateException("no numbers were counted");
    }
    return numbers;
  }
}

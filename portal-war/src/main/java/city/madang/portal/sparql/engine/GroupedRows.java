package city.madang.portal.sparql.engine;

import city.madang.portal.sparql.bounds.MemoryBudget.Account;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.iterator.QueryIter1;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.jspecify.annotations.Nullable;

/// Groups rows. Their keys and what is gathered for each are held, the rows are not.
///
/// Source: SPARQL 1.1, section 18.5.1.
final class GroupedRows extends QueryIter1 {
  /// Of one aggregate of one group.
  private static final int AGGREGATE_BYTES = 120;

  private final OpGroup group;
  private final HeldValues values;
  private final Account account;
  private @Nullable Iterator<Binding> groups;

  GroupedRows(QueryIterator rows, OpGroup group, Account account, ExecutionContext context) {
    super(rows, context);
    this.group = group;
    this.account = account;
    this.values = new HeldValues(account);
  }

  @Override
  protected boolean hasNextBinding() {
    return groups().hasNext();
  }

  @Override
  protected Binding moveToNextBinding() {
    return groups().next();
  }

  private Iterator<Binding> groups() {
    var known = groups;
    if (known == null) {
      known = (getInput().hasNext() ? gather() : ofNoRows()).iterator();
      groups = known;
    }
    return known;
  }

  private Stream<Binding> gather() {
    var gathered = new HashMap<Binding, List<Accumulator>>();
    while (getInput().hasNext()) {
      var row = getInput().nextBinding();
      gathered
          .computeIfAbsent(key(row), this::begin)
          .forEach(aggregate -> aggregate.accumulate(row, getExecContext()));
    }
    return gathered.entrySet().stream().map(this::result);
  }

  private Binding key(Binding row) {
    var key = BindingBuilder.create();
    var variables = group.getGroupVars();
    for (var variable : variables.getVars()) {
      var term = variables.get(variable, row, getExecContext());
      if (term != null) {
        key.add(variable, term);
      }
    }
    return key.build();
  }

  private List<Accumulator> begin(Binding key) {
    account.charge(RowSize.ofAll(key) + (long) AGGREGATE_BYTES * group.getAggregators().size());
    return group.getAggregators().stream()
        .map(ExprAggregator::getAggregator)
        .map(values::accumulator)
        .toList();
  }

  private Binding result(Map.Entry<Binding, List<Accumulator>> gathered) {
    var result = BindingBuilder.create(gathered.getKey());
    for (int i = 0; i < gathered.getValue().size(); i++) {
      var value = gathered.getValue().get(i).getValue();
      if (value != null) {
        result.add(group.getAggregators().get(i).getVar(), value.asNode());
      }
    }
    return result.build();
  }

  /// Without GROUP BY, no rows are one group.
  private Stream<Binding> ofNoRows() {
    if (!group.getGroupVars().isEmpty()) {
      return Stream.empty();
    }
    var result = BindingBuilder.create();
    for (var aggregate : group.getAggregators()) {
      var value = aggregate.getAggregator().getValueEmpty();
      if (value != null) {
        result.add(aggregate.getVar(), value);
      }
    }
    return Stream.of(result.build());
  }

  @Override
  protected void requestSubCancel() {}

  @Override
  protected void closeSubIterator() {
    account.clear();
  }
}

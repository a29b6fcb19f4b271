package city.madang.portal.sparql.index;

import city.madang.portal.sparql.bounds.MemoryBudget.Account;
import city.madang.portal.sparql.index.Access.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprList;

/// Groups what several properties say of the same things, as in "the average value of each
/// station's observations": one property after the other is read along its index and joined by the
/// ids of the things, instead of asking for each thing's.
final class StarGroups implements GroupSource {
  /// Of so few things it is faster to ask one by one.
  private static final int FEW = 2_000;

  /// What is held of properties at most, so that larger ones are asked one by one in little memory.
  private static final int MOST_HELD = 1 << 20;

  private static final int BYTES_OF_VALUE = 48;
  private static final int BYTES_OF_GROUP = 512;

  private final Access access;

  /// The first is the one whose values name the groups: there they are neighbors.
  private final List<Arm> arms;

  private final Optional<Var> by;
  private final List<Var> columns;
  private final List<Aggregate> aggregates;

  /// The column of each arm's numbers; -1 if nobody asks for them.
  private final int[] used;

  private final Account account;
  private int held;

  private StarGroups(
      Access access,
      List<Arm> arms,
      Optional<Var> by,
      List<Var> columns,
      List<Aggregate> aggregates,
      Account account) {
    this.account = account;
    this.access = access;
    this.arms = arms;
    this.by = by;
    this.columns = columns;
    this.aggregates = aggregates;
    this.used = arms.stream().mapToInt(this::column).toArray();
  }

  private int column(Arm arm) {
    int column = arm.variable().map(columns::indexOf).orElse(-1);
    return aggregates.stream().anyMatch(one -> one.column() == column) ? column : -1;
  }

  /// One property of the things.
  private record Arm(Triple triple, ExprList filter, Access access, ExecutionContext context) {
    Optional<Var> variable() {
      return Optional.of(triple.getObject()).filter(Var::isVar).map(Var::alloc);
    }

    boolean isPossible() {
      return triple.getPredicate().isURI() && access.scan(triple, place()).isPresent();
    }

    private Place place() {
      return variable().isPresent() ? Place.O : Place.S;
    }

    /// Whether there are many.
    boolean isLarge() {
      try (var rows = rows()) {
        int count = 0;
        while (count < FEW && rows.next()) {
          count++;
        }
        return count == FEW;
      }
    }

    ArmRows rows() {
      var triples = access.scan(triple, place()).orElseThrow();
      return variable()
          .map(
              object ->
                  new ArmRows(
                      new RangeScan(
                          triples, IdRanges.of(object, filter).orElse(List.of(IdRange.ALL))),
                      Optional.of(new IdFilter(access, object, filter, context))))
          .orElseGet(
              () -> new ArmRows(new RangeScan(triples, List.of(IdRange.ALL)), Optional.empty()));
    }
  }

  /// Things and values of an arm; a fixed value has no id here.
  private record ArmRows(RangeScan scan, Optional<IdFilter> filter) implements AutoCloseable {
    boolean next() {
      while (scan.next()) {
        if (filter.isEmpty() || filter.get().passes(scan.first())) {
          return true;
        }
      }
      return false;
    }

    long thing() {
      return filter.isEmpty() ? scan.first() : scan.second();
    }

    long value() {
      return filter.isEmpty() ? 0 : scan.first();
    }

    @Override
    public void close() {
      scan.close();
    }
  }

  /// Empty if it is no star.
  static Optional<GroupSource> of(
      Shape shape, Access access, Account account, ExecutionContext context) {
    var triples = shape.triples();
    if (triples.size() < 2 || !isStar(triples)) {
      return Optional.empty();
    }
    var arms =
        triples.stream()
            .map(triple -> new Arm(triple, filter(triple, shape.filter()), access, context))
            .sorted(Comparator.comparing(arm -> !arm.variable().equals(shape.by())))
            .toList();
    int filtered = arms.stream().mapToInt(arm -> arm.filter.size()).sum();
    var columns = arms.stream().flatMap(arm -> arm.variable().stream()).toList();
    var bound = new HashSet<>(columns);
    bound.add(Var.alloc(triples.getFirst().getSubject()));
    var aggregates =
        shape.aggregates().stream()
            .flatMap(asked -> Aggregate.of(asked, bound, columns).stream())
            .toList();
    boolean possible =
        filtered == shape.filter().size()
            && aggregates.size() == shape.aggregates().size()
            && !aggregates.isEmpty()
            && shape.by().map(columns::contains).orElse(true)
            && arms.stream().allMatch(Arm::isPossible);
    return possible
        ? Optional.of(new StarGroups(access, arms, shape.by(), columns, aggregates, account))
        : Optional.empty();
  }

  private static boolean isStar(List<Triple> triples) {
    var subject = triples.getFirst().getSubject();
    var objects = triples.stream().map(Triple::getObject).filter(Var::isVar).toList();
    return Var.isVar(subject)
        && triples.stream().allMatch(triple -> triple.getSubject().equals(subject))
        && Set.copyOf(objects).size() == objects.size()
        && !objects.contains(subject);
  }

  /// What a filter compares of the object of a triple.
  private static ExprList filter(Triple triple, ExprList whole) {
    var own = new ExprList();
    for (Expr part : whole) {
      if (Comparison.of(part)
          .filter(one -> one.variable().equals(triple.getObject()))
          .isPresent()) {
        own.add(part);
      }
    }
    return own;
  }

  /// Looks first whether there are many, which may take a while and so is no part of the plan.
  @Override
  public Iterator<Binding> read() {
    if (!arms.stream().allMatch(Arm::isLarge)) {
      throw new NotByIndexException();
    }
    var held = arms.stream().skip(1).map(this::hold).toList();
    var rows = new ArrayList<Binding>();
    var group = new Group(columns.size());
    long id = 0;
    boolean begun = false;
    try (var scan = arms.getFirst().rows()) {
      while (scan.next()) {
        if (by.isPresent() && begun && scan.value() != id) {
          tell(group, id, rows);
          group = new Group(columns.size());
        }
        begun = true;
        id = scan.value();
        add(group, id, scan.thing(), held);
      }
    }
    if (by.isEmpty() || begun) {
      tell(group, id, rows);
    }
    return rows.iterator();
  }

  private IdMultimap hold(Arm arm) {
    var values = new IdMultimap();
    try (var rows = arm.rows()) {
      while (rows.next()) {
        if (++held > MOST_HELD) {
          throw new NotByIndexException();
        }
        account.charge(BYTES_OF_VALUE);
        values.add(rows.thing(), rows.value());
      }
    }
    return values;
  }

  /// A thing is in as many rows as its other properties have combinations of values.
  ///
  /// @throws ArithmeticException if there are too many
  private void add(Group group, long value, long thing, List<IdMultimap> held) {
    long rows = 1;
    for (var values : held) {
      rows = Math.multiplyExact(rows, values.count(thing));
    }
    if (rows == 0) {
      return;
    }
    group.addRows(rows);
    addNumber(group, used[0], value, rows);
    for (int i = 0; i < held.size(); i++) {
      var values = held.get(i);
      long times = rows / values.count(thing);
      for (int at = values.first(thing); at != 0; at = values.next(at)) {
        addNumber(group, used[i + 1], values.value(at), times);
      }
    }
  }

  private static void addNumber(Group group, int column, long id, long times) {
    if (column >= 0) {
      group.addNumber(column, id, times);
    }
  }

  private void tell(Group group, long id, List<Binding> rows) {
    if (by.isPresent() && group.isEmpty()) {
      return;
    }
    account.charge(BYTES_OF_GROUP);
    var row = Binding.builder();
    by.ifPresent(variable -> row.add(variable, access.node(id)));
    group.tell(aggregates, access, row);
    rows.add(row.build());
  }
}

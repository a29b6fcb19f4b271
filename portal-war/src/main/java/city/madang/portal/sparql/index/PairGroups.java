package city.madang.portal.sparql.index;

import city.madang.portal.sparql.bounds.MemoryBudget.Account;
import city.madang.portal.sparql.index.Access.Place;
import city.madang.portal.sparql.index.Aggregate.Kind;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.aggregate.AggCountVarDistinct;

/// Counts how many values of one place of all triples come with each value of another, as in "how
/// many things have each property": of any two places there is an index that begins with them, in
/// which equal pairs are neighbors. So the groups are held, and not what is counted.
final class PairGroups implements GroupSource {
  private static final int BYTES_OF_GROUP = 512;

  private final Access access;
  private final Triple pattern;
  private final Place group;
  private final boolean groupLeads;
  private final List<Aggregate> aggregates;
  private final Account account;

  private PairGroups(
      Access access,
      Triple pattern,
      Place group,
      Place counted,
      List<Aggregate> aggregates,
      Account account) {
    this.access = access;
    this.pattern = pattern;
    this.group = group;
    this.groupLeads = group.next() == counted;
    this.aggregates = aggregates;
    this.account = account;
  }

  /// Empty if something else is asked.
  static Optional<GroupSource> of(Shape shape, Access access, Account account) {
    if (shape.triples().size() != 1 || !shape.filter().isEmpty() || shape.by().isEmpty()) {
      return Optional.empty();
    }
    var pattern = shape.triples().getFirst();
    return place(pattern, shape.by().get())
        .filter(group -> access.scan(pattern, group).isPresent())
        .flatMap(
            group ->
                Stream.of(group.next(), group.next().next())
                    .flatMap(counted -> of(shape, access, group, counted, account).stream())
                    .findFirst());
  }

  private static Optional<GroupSource> of(
      Shape shape, Access access, Place group, Place counted, Account account) {
    var pattern = shape.triples().getFirst();
    if (!Stream.of(Place.values()).map(place -> place.of(pattern)).allMatch(Var::isVar)) {
      return Optional.empty();
    }
    var aggregates =
        shape.aggregates().stream()
            .flatMap(asked -> aggregate(asked, pattern, Var.alloc(counted.of(pattern))).stream())
            .toList();
    return aggregates.size() == shape.aggregates().size()
        ? Optional.of(new PairGroups(access, pattern, group, counted, aggregates, account))
        : Optional.empty();
  }

  private static Optional<Place> place(Triple pattern, Var variable) {
    return Stream.of(Place.values()).filter(it -> it.of(pattern).equals(variable)).findFirst();
  }

  private static Optional<Aggregate> aggregate(ExprAggregator asked, Triple pattern, Var counted) {
    if (!(asked.getAggregator() instanceof AggCountVarDistinct distinct)) {
      var bound = Stream.of(Place.values()).map(it -> Var.alloc(it.of(pattern))).toList();
      return Aggregate.of(asked, bound, List.of());
    }
    return Aggregate.variable(distinct)
        .filter(counted::equals)
        .flatMap(_ -> Aggregate.counting(asked, Kind.COUNT_VALUES));
  }

  @Override
  public Iterator<Binding> read() {
    var groups = new LinkedHashMap<Long, Group>();
    try (var scan = access.scan(pattern, groupLeads ? group : group.next().next()).orElseThrow()) {
      boolean more = scan.next();
      while (more) {
        long first = scan.first();
        long second = scan.second();
        long times = 0;
        do {
          times++;
          more = scan.next();
        } while (more && scan.second() == second && scan.first() == first);
        groups.computeIfAbsent(groupLeads ? first : second, this::newGroup).addRows(times);
      }
    }
    return groups.entrySet().stream().map(this::row).iterator();
  }

  private Group newGroup(long id) {
    account.charge(BYTES_OF_GROUP);
    return new Group(0);
  }

  private Binding row(Map.Entry<Long, Group> counted) {
    var row = Binding.builder();
    row.add(Var.alloc(group.of(pattern)), access.node(counted.getKey()));
    counted.getValue().tell(aggregates, access, row);
    return row.build();
  }
}

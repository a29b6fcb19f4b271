package city.madang.portal.sparql.index;

import city.madang.portal.sparql.index.Access.Place;
import city.madang.portal.sparql.index.Aggregate.Kind;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.IteratorCloseable;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.aggregate.AggCountVarDistinct;

/// Groups the matches of one triple pattern in the order of an index, where the members of a group
/// are neighbors: nothing is held, and no text is read but the names of groups.
final class GroupScan implements GroupSource {
  /// Members of a group that are passed one by one before the rest is skipped, if only the group is
  /// asked for.
  private static final int FEW = 4096;

  private final Access access;
  private final Triple pattern;
  private final ExprList filter;
  private final ExecutionContext context;
  private final Place first;
  private final Var variable;
  private final Optional<Var> by;
  private final List<Aggregate> aggregates;
  private final int columns;

  private GroupScan(
      Shape shape,
      Access access,
      Place first,
      List<Aggregate> aggregates,
      ExecutionContext context) {
    this.access = access;
    this.pattern = shape.triples().getFirst();
    this.filter = shape.filter();
    this.context = context;
    this.first = first;
    this.variable = Var.alloc(first.of(pattern));
    this.by = shape.by();
    this.aggregates = aggregates;
    this.columns = aggregates.stream().anyMatch(Aggregate::isOfNumbers) ? 1 : 0;
  }

  /// Empty if a scan does not do.
  static Optional<GroupSource> of(Shape shape, Access access, ExecutionContext context) {
    return shape.triples().size() == 1
        ? firsts(shape).flatMap(first -> of(shape, access, first, context).stream()).findFirst()
        : Optional.empty();
  }

  /// The places that a scan can begin with.
  private static Stream<Place> firsts(Shape shape) {
    var triple = shape.triples().getFirst();
    return Stream.of(Place.O, Place.P, Place.S)
        .filter(place -> Var.isVar(place.of(triple)))
        .filter(place -> shape.by().isEmpty() || place.of(triple).equals(shape.by().get()));
  }

  private static Optional<GroupSource> of(
      Shape shape, Access access, Place first, ExecutionContext context) {
    var pattern = shape.triples().getFirst();
    var variable = Var.alloc(first.of(pattern));
    var aggregates =
        shape.aggregates().stream()
            .flatMap(asked -> aggregate(asked, shape, variable).stream())
            .toList();
    boolean possible =
        aggregates.size() == shape.aggregates().size()
            && (shape.by().isEmpty() || aggregates.stream().noneMatch(Aggregate::isOfNumbers))
            && IdFilter.isOf(shape.filter(), variable)
            && access.scan(pattern, first).isPresent();
    return possible
        ? Optional.of(new GroupScan(shape, access, first, aggregates, context))
        : Optional.empty();
  }

  /// Of distinct ones: the first variable's are neighbors, and within a group the others come once.
  private static Optional<Aggregate> aggregate(ExprAggregator asked, Shape shape, Var first) {
    var bound = variables(shape.triples().getFirst());
    if (!(asked.getAggregator() instanceof AggCountVarDistinct)) {
      return Aggregate.of(asked, bound, List.of(first));
    }
    return Aggregate.variable(asked.getAggregator())
        .filter(bound::contains)
        .filter(counted -> counted.equals(first) || (shape.by().isPresent() && bound.size() == 2))
        .flatMap(
            counted ->
                Aggregate.counting(asked, counted.equals(first) ? Kind.COUNT_VALUES : Kind.COUNT));
  }

  private static List<Var> variables(Triple pattern) {
    return Stream.of(Place.values())
        .map(place -> place.of(pattern))
        .filter(Var::isVar)
        .map(Var::alloc)
        .distinct()
        .toList();
  }

  @Override
  public Iterator<Binding> read() {
    return by.isPresent() ? new Groups() : List.of(whole()).iterator();
  }

  private Binding whole() {
    var group = new Group(columns);
    try (var values = new Values()) {
      while (values.next()) {
        group.addRows(values.times);
        if (columns > 0) {
          group.addNumber(0, values.id, values.times);
        }
      }
    }
    return row(group, Binding.builder());
  }

  private Binding row(Group group, BindingBuilder row) {
    group.tell(aggregates, access, row);
    return row.build();
  }

  /// One row for each value, made when it is asked for.
  private final class Groups implements IteratorCloseable<Binding> {
    private final Values values = new Values();
    private boolean ready;

    @Override
    public boolean hasNext() {
      ready = ready || values.next();
      return ready;
    }

    @Override
    public Binding next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      ready = false;
      var group = new Group(0);
      group.addRows(values.times);
      return row(group, Binding.builder().add(variable, access.node(values.id)));
    }

    @Override
    public void close() {
      values.close();
    }
  }

  /// The values that pass, and how often each comes.
  private final class Values implements AutoCloseable {
    private final RangeScan scan = scan();
    private final IdFilter passing = new IdFilter(access, variable, filter, context);
    private boolean more = scan.next();
    private long id;
    private long times;

    boolean next() {
      while (more) {
        id = scan.first();
        times = 0;
        do {
          if (++times == FEW && aggregates.isEmpty()) {
            scan.skip();
          }
          more = scan.next();
        } while (more && scan.first() == id);
        if (passing.passes(id)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public void close() {
      scan.close();
    }
  }

  private RangeScan scan() {
    var triples = access.scan(pattern, first).orElseThrow();
    var ranges = IdRanges.of(variable, filter).orElse(List.of(IdRange.ALL));
    return new RangeScan(triples, ranges);
  }
}

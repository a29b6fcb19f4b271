package city.madang.portal.sparql.engine;

import city.madang.portal.sparql.engine.Access.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.expr.ExprList;

/// Groups the matches of one triple pattern in the order of an index, where the members of a group
/// are neighbors: nothing is held, and no text is read but the names of groups.
final class GroupScan {
  /// Members of a group that are passed one by one before the rest is skipped, if only the group is
  /// asked for.
  private static final int FEW = 4096;

  private final Access access;
  private final Triple pattern;
  private final ExprList filter;
  private final ExecutionContext context;
  private final Place first;
  private final Optional<Var> by;
  private final List<Aggregate> aggregates;

  private GroupScan(Shape shape, Access access, Place first, List<Aggregate> aggregates) {
    this.access = access;
    this.pattern = shape.pattern.getBasicPattern().get(0);
    this.filter = shape.filter;
    this.context = shape.context;
    this.first = first;
    this.by = shape.by;
    this.aggregates = aggregates;
  }

  /// The distinct values of a variable are groups of which nothing else is asked.
  static Optional<GroupScan> of(OpDistinct distinct, ExecutionContext context) {
    if (!(distinct.getSubOp() instanceof OpProject project) || project.getVars().size() != 1) {
      return Optional.empty();
    }
    var by = new VarExprList();
    by.add(project.getVars().getFirst());
    return of(new OpGroup(project.getSubOp(), by, List.of()), context);
  }

  /// Empty if a scan does not do.
  static Optional<GroupScan> of(OpGroup group, ExecutionContext context) {
    return Shape.of(group, context)
        .flatMap(
            shape ->
                Access.of(shape.pattern, context)
                    .flatMap(
                        access ->
                            shape
                                .firsts()
                                .flatMap(first -> of(group, shape, access, first).stream())
                                .findFirst()));
  }

  private static Optional<GroupScan> of(OpGroup group, Shape shape, Access access, Place first) {
    var pattern = shape.pattern.getBasicPattern().get(0);
    var variable = Var.alloc(first.of(pattern));
    var other =
        Stream.of(Place.values())
            .map(place -> place.of(pattern))
            .filter(Var::isVar)
            .map(Var::alloc)
            .filter(found -> !found.equals(variable))
            .findFirst();
    var aggregates =
        group.getAggregators().stream()
            .flatMap(
                asked ->
                    Aggregate.of(asked, Optional.of(variable), other, shape.by.isPresent())
                        .stream())
            .toList();
    boolean possible =
        aggregates.size() == group.getAggregators().size()
            && IdFilter.isOf(shape.filter, variable)
            && access.scan(pattern, first).isPresent();
    return possible
        ? Optional.of(new GroupScan(shape, access, first, aggregates))
        : Optional.empty();
  }

  /// The groups.
  ///
  /// @throws OtherValuesException if there are values whose sums a scan cannot tell
  List<Binding> read() {
    var variable = Var.alloc(first.of(pattern));
    var passing = new IdFilter(access, variable, filter, context);
    var rows = new ArrayList<Binding>();
    var whole = new Group(aggregates);
    try (var scan = scan(variable)) {
      boolean more = scan.next();
      while (more) {
        long id = scan.first();
        long times = 0;
        do {
          if (++times == FEW && aggregates.isEmpty()) {
            scan.skip();
          }
          more = scan.next();
        } while (more && scan.first() == id);
        if (passing.passes(id)) {
          add(id, times, whole, rows);
        }
      }
    }
    if (by.isEmpty()) {
      rows.add(row(whole, Binding.builder()));
    }
    return rows;
  }

  private void add(long id, long times, Group whole, List<Binding> rows) {
    if (by.isEmpty()) {
      whole.add(id, times);
    } else {
      var group = new Group(aggregates);
      group.add(id, times);
      rows.add(row(group, Binding.builder().add(by.get(), access.node(id))));
    }
  }

  private Binding row(Group group, BindingBuilder row) {
    group.tell(aggregates, access, row);
    return row.build();
  }

  private RangeScan scan(Var variable) {
    var triples = access.scan(pattern, first).orElseThrow();
    var ranges = IdRanges.of(variable, filter).orElse(List.of(IdRange.ALL));
    return new RangeScan(triples, ranges);
  }

  /// A group of one triple pattern, filtered or not, by one variable at most.
  private record Shape(
      OpQuadPattern pattern, ExprList filter, Optional<Var> by, ExecutionContext context) {
    static Optional<Shape> of(OpGroup group, ExecutionContext context) {
      var by = group.getGroupVars();
      if (by.size() > 1 || !by.getExprs().isEmpty()) {
        return Optional.empty();
      }
      var variable = by.getVars().stream().findFirst();
      return group.getSubOp() instanceof OpFilter filtered
          ? of(filtered.getSubOp(), filtered.getExprs(), variable, context)
          : of(group.getSubOp(), ExprList.emptyList, variable, context);
    }

    private static Optional<Shape> of(
        Op op, ExprList filter, Optional<Var> by, ExecutionContext context) {
      return op instanceof OpQuadPattern pattern && pattern.getBasicPattern().size() == 1
          ? Optional.of(new Shape(pattern, filter, by, context))
          : Optional.empty();
    }

    /// The places that a scan can begin with.
    Stream<Place> firsts() {
      var triple = pattern.getBasicPattern().get(0);
      return Stream.of(Place.O, Place.P, Place.S)
          .filter(place -> Var.isVar(place.of(triple)))
          .filter(place -> by.isEmpty() || place.of(triple).equals(by.get()));
    }
  }
}

package city.madang.portal.sparql.index;

import city.madang.portal.sparql.index.Access.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;

/// Begins a filtered pattern with the triples whose values lie in the filter's ranges, where those
/// are few; a box of two ranges begins with what lies in both.
final class RangeFilter {
  /// Beyond it, one triple more or less does not matter.
  private static final int MOST_COUNTED = 100_000;

  /// How many times more triples another range may have and still be read for its subjects.
  private static final int WORTH = 16;

  private final Access access;
  private final OpQuadPattern pattern;
  private final Ranged first;
  private final List<Ranged> others;

  private RangeFilter(Access access, OpQuadPattern pattern, Ranged first, List<Ranged> others) {
    this.access = access;
    this.pattern = pattern;
    this.first = first;
    this.others = others;
  }

  /// A triple pattern with a variable whose values must lie in ranges.
  ///
  /// @param count of its triples there, up to a limit
  private record Ranged(Triple triple, Supplier<RangeScan> scan, int count) {
    Var subject() {
      return Var.alloc(triple.getSubject());
    }

    Var object() {
      return Var.alloc(triple.getObject());
    }
  }

  /// Empty if ranges do not help.
  static Optional<RangeFilter> of(OpFilter filter, ExecutionContext context) {
    return filter.getSubOp() instanceof OpQuadPattern pattern
        ? Access.of(pattern, context).flatMap(access -> of(filter, pattern, access))
        : Optional.empty();
  }

  private static Optional<RangeFilter> of(OpFilter filter, OpQuadPattern pattern, Access access) {
    var triples = pattern.getBasicPattern().getList();
    int most = fewest(triples, access);
    var ranged =
        triples.stream()
            .flatMap(triple -> ranged(triple, filter, access, most).stream())
            .filter(found -> found.count < most || triples.size() == 1)
            .sorted(Comparator.comparingInt(Ranged::count))
            .toList();
    if (ranged.isEmpty()) {
      return Optional.empty();
    }
    var first = ranged.getFirst();
    var others =
        ranged.stream()
            .skip(1)
            .filter(other -> other.subject().equals(first.subject()))
            .filter(other -> other.count < most && other.count / WORTH <= first.count)
            .toList();
    return Optional.of(new RangeFilter(access, pattern, first, others));
  }

  private static Optional<Ranged> ranged(Triple triple, OpFilter filter, Access access, int most) {
    if (!triple.getPredicate().isURI()
        || !Var.isVar(triple.getSubject())
        || !Var.isVar(triple.getObject())) {
      return Optional.empty();
    }
    return IdRanges.of(Var.alloc(triple.getObject()), filter.getExprs())
        .filter(_ -> access.scan(triple, Place.O).isPresent())
        .map(
            ranges -> {
              Supplier<RangeScan> scan =
                  () -> new RangeScan(access.scan(triple, Place.O).orElseThrow(), ranges);
              return new Ranged(triple, scan, count(scan, most));
            });
  }

  private static int count(Supplier<RangeScan> scan, int most) {
    try (var counted = scan.get()) {
      return count(counted::next, most);
    }
  }

  private static int count(BooleanSupplier next, int most) {
    int count = 0;
    while (count < most && next.getAsBoolean()) {
      count++;
    }
    return count;
  }

  /// How many triples the smallest of the patterns with a fixed subject or object has, up to a
  /// limit: ranges that have more come later.
  private static int fewest(List<Triple> triples, Access access) {
    int fewest = MOST_COUNTED;
    for (var triple : triples) {
      if (triple.getSubject().isConcrete() || triple.getObject().isConcrete()) {
        fewest = Math.min(fewest, count(triple, fewest, access));
      }
    }
    return fewest;
  }

  private static int count(Triple triple, int most, Access access) {
    var scan =
        Stream.of(Place.values())
            .filter(place -> Var.isVar(place.of(triple)))
            .flatMap(place -> access.scan(triple, place).stream())
            .findFirst();
    if (scan.isEmpty()) {
      return 0; // it matches nothing, or is only looked up
    }
    try (var counted = scan.get()) {
      return count(counted::next, most);
    }
  }

  /// The rows to begin with.
  RangeRows rows() {
    return new RangeRows(
        first.scan.get(), first.object(), first.subject(), wanted(), access.nodes());
  }

  private LongPredicate wanted() {
    LongPredicate wanted = _ -> true;
    for (var other : others) {
      var subjects = new IdSet();
      try (var scan = other.scan.get()) {
        while (scan.next()) {
          subjects.add(scan.second());
        }
      }
      wanted = wanted.and(subjects::contains);
    }
    return wanted;
  }

  /// What is left to match for each row; empty if nothing is.
  Optional<OpQuadPattern> rest() {
    var triples = new ArrayList<>(pattern.getBasicPattern().getList());
    triples.remove(first.triple);
    return triples.isEmpty()
        ? Optional.empty()
        : Optional.of(new OpQuadPattern(pattern.getGraphNode(), BasicPattern.wrap(triples)));
  }
}

package city.madang.etl.privacy.search;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Local recoding: peels off the classes that reach k, vector after vector, from those that lose
/// least to `*` everywhere. The few that are left at the end join other classes.
///
/// It gives up where it would take long: many tuples with few in common are Mondrian's strength.
final class PeelingSearch implements Search {
  private static final long MOST_VECTORS = 200_000;

  /// Tuples looked at, all vectors together; about two seconds.
  private static final long MOST_LOOKS = 20_000_000;

  /// A vector of levels and its loss without suppression.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Candidate(int[] vector, double loss) {}

  @Override
  public Optional<Draft> search(Task task) {
    return Lattice.fits(task.hierarchies(), MOST_VECTORS)
        ? peel(task, cheapestFirst(task))
        : Optional.empty();
  }

  private static Optional<Draft> peel(Task task, List<int[]> vectors) {
    var draft = new Draft("peeling", task);
    var peel = new Peel(task, draft);
    long looks = 0;
    for (var vector : vectors) {
      looks += peel.left().length;
      if (looks > MOST_LOOKS) {
        return Optional.empty();
      }
      peel.peel(vector);
    }
    if (looks + (long) peel.left().length * task.tuples().size() > MOST_LOOKS) {
      return Optional.empty();
    }
    new Leftovers(task, draft).place(peel.left());
    return Optional.of(draft);
  }

  private static List<int[]> cheapestFirst(Task task) {
    var losses = new VectorLoss(task);
    return Lattice.vectors(task.top())
        .map(vector -> new Candidate(vector, losses.lowerBound(vector)))
        .sorted(Comparator.comparingDouble(Candidate::loss))
        .map(Candidate::vector)
        .toList();
  }
}

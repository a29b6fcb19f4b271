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

  /// Where so few vectors would be looked at, nothing comes of it.
  private static final int FEWEST_VECTORS = 100;

  /// How much more than its vector's average a class may lose; what loses more waits for a vector
  /// that suits it. The best of those tried on Adult with k = 5 and 10.
  private static final double PATIENCE = 1.3;

  /// A vector of levels and its loss without suppression.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Candidate(int[] vector, double loss) {}

  @Override
  public Optional<Draft> search(Task task) {
    return Lattice.fits(task.hierarchies(), MOST_VECTORS)
            && task.tuples().size() <= MOST_LOOKS / FEWEST_VECTORS
        ? peel(task, cheapestFirst(task))
        : Optional.empty();
  }

  private static Optional<Draft> peel(Task task, List<Candidate> candidates) {
    var draft = new Draft("peeling", task);
    var peel = new Peel(task, draft);
    long looks = 0;
    for (var candidate : candidates) {
      looks += peel.left().length;
      if (looks > MOST_LOOKS) {
        return Optional.empty();
      }
      peel.peel(candidate.vector(), PATIENCE * candidate.loss() * task.width());
    }
    if (looks + (long) peel.left().length * task.tuples().size() > MOST_LOOKS) {
      return Optional.empty();
    }
    new Leftovers(task, draft).place(peel.left());
    return Optional.of(draft);
  }

  private static List<Candidate> cheapestFirst(Task task) {
    var losses = new VectorLoss(task);
    return Lattice.vectors(task.top())
        .map(vector -> new Candidate(vector, losses.lowerBound(vector)))
        .sorted(Comparator.comparingDouble(Candidate::loss))
        .toList();
  }
}

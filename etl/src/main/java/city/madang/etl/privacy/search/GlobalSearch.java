package city.madang.etl.privacy.search;

import java.util.Optional;

/// Global recoding: one level for each field, the best of all vectors of levels.
final class GlobalSearch implements Search {
  @Override
  public Optional<Draft> search(Task task) {
    return feasible(task)
        ? new LatticeWalk(task).findBest().map(vector -> draft(task, vector))
        : Optional.empty();
  }

  /// Tells whether the search can look at all vectors.
  static boolean feasible(Task task) {
    return Lattice.fits(task.hierarchies(), Lattice.MOST_VECTORS);
  }

  private static Draft draft(Task task, int[] vector) {
    var draft = new Draft("global", task);
    new Peel(task, draft).peel(vector, task.width());
    return draft;
  }
}

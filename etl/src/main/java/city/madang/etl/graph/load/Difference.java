package city.madang.etl.graph.load;

import java.lang.foreign.Arena;

/// Makes a graph hold what a cursor gives and nothing else, by writing only what is different.
final class Difference {
  private final QuadIndexes indexes;
  private final StoredTriples stored;
  private final int most;
  private final TripleIds added;
  private final TripleIds removed;
  private boolean storedLeft;

  /// @param most differences to hold in the memory, 24 bytes each, before they are written
  Difference(QuadIndexes indexes, StoredTriples stored, int most, Arena memory) {
    this.indexes = indexes;
    this.stored = stored;
    this.most = most;
    this.added = new TripleIds(most, memory);
    this.removed = new TripleIds(most, memory);
  }

  /// @param wanted gives each triple once
  void apply(TripleCursor wanted) {
    boolean wantedLeft = wanted.next();
    storedLeft = stored.next();
    for (int step = 0; wantedLeft || storedLeft; step++) {
      QuadIndexes.check(step);
      int order = !storedLeft ? -1 : !wantedLeft ? 1 : wanted.compareIds(stored);
      if (order < 0) {
        added.add(wanted);
      } else if (order > 0) {
        removed.add(stored);
      }
      if (order <= 0) {
        wantedLeft = wanted.next();
      }
      if (order >= 0) {
        storedLeft = stored.next();
      }
      if (added.size() + removed.size() == most) {
        write();
      }
    }
    write();
  }

  private void write() {
    indexes.remove(removed);
    indexes.add(added);
    removed.clear();
    added.clear();
    if (storedLeft) {
      stored.seek();
      storedLeft = stored.next();
    }
  }
}

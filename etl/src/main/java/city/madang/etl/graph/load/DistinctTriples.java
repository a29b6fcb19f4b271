package city.madang.etl.graph.load;

/// Sorted triples without those that follow an equal one.
final class DistinctTriples implements TripleCursor {
  private final TripleCursor sorted;
  private final long[] ids = new long[TripleIds.PLACES];
  private boolean begun;

  DistinctTriples(TripleCursor sorted) {
    this.sorted = sorted;
  }

  @Override
  public boolean next() {
    do {
      if (!sorted.next()) {
        return false;
      }
    } while (begun && compareIds(sorted) == 0);
    begun = true;
    for (int place = 0; place < ids.length; place++) {
      ids[place] = sorted.get(place);
    }
    return true;
  }

  @Override
  public long get(int place) {
    return ids[place];
  }
}

package city.madang.etl.graph.load;

/// Goes over triples in the order of their ids, subject first.
interface TripleCursor {
  /// Moves on; before that, the cursor is at no triple.
  ///
  /// @return false at the end
  boolean next();

  /// An id of the triple at which the cursor is.
  ///
  /// @param place 0 is the subject, 1 the predicate, 2 the object
  long get(int place);

  /// Compares the triples at which two cursors are.
  default int compareIds(TripleCursor other) {
    for (int place = 0; place < TripleIds.PLACES; place++) {
      int order = Long.compareUnsigned(get(place), other.get(place));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}

package city.madang.portal.sparql.index;

/// Ids between two, both included, as unsigned numbers.
record IdRange(long low, long high) implements Comparable<IdRange> {
  /// No id has all bits.
  static final IdRange ALL = new IdRange(0, -2);

  boolean isEmpty() {
    return Long.compareUnsigned(high, low) < 0;
  }

  @Override
  public int compareTo(IdRange other) {
    return Long.compareUnsigned(low, other.low);
  }
}

package city.madang.etl.privacy.search;

import city.madang.etl.privacy.histogram.EntitySets;

/// Counts the rows of a group and its entities, as far as k needs to know them.
final class Tally {
  private final int k;
  private final boolean rowIsEntity;
  private long rows;
  private long[] entities = {};

  Tally(int k, boolean rowIsEntity) {
    this.k = k;
    this.rowIsEntity = rowIsEntity;
  }

  void add(long moreRows, long[] moreEntities) {
    rows += moreRows;
    if (!rowIsEntity && entities.length < k) {
      entities = EntitySets.union(entities, moreEntities, k);
    }
  }

  void add(Tally other) {
    add(other.rows, other.entities);
  }

  long rows() {
    return rows;
  }

  /// Tells whether at least k entities are in the group.
  boolean reachesK() {
    return (rowIsEntity ? rows : entities.length) >= k;
  }
}

package city.madang.etl.privacy.search;

import city.madang.etl.privacy.diversity.ClassRules;
import city.madang.etl.privacy.histogram.EntitySets;
import city.madang.etl.privacy.histogram.ValueCounts;

/// Counts the rows of a group, its entities as far as k needs to know them, and its sensitive
/// values.
final class Tally {
  private static final ValueCounts[] NOTHING_SENSITIVE = {};

  private final int k;
  private final boolean rowIsEntity;
  private long rows;
  private long[] entities = {};
  private final ClassRules rules;
  private final ValueCounts[] sensitive;

  Tally(int k, boolean rowIsEntity, ClassRules rules) {
    this.k = k;
    this.rowIsEntity = rowIsEntity;
    this.rules = rules;
    this.sensitive = rules.isEmpty() ? NOTHING_SENSITIVE : rules.newCounts();
  }

  void add(long moreRows, long[] moreEntities, ValueCounts[] moreSensitive) {
    rows += moreRows;
    if (!rowIsEntity && entities.length < k) {
      entities = EntitySets.union(entities, moreEntities, k);
    }
    ClassRules.addAll(sensitive, moreSensitive);
  }

  void add(Tally other) {
    add(other.rows, other.entities, other.sensitive);
  }

  long rows() {
    return rows;
  }

  /// Rows of each value, for each sensitive field; not a copy, so for reading only.
  ValueCounts[] sensitive() {
    return sensitive;
  }

  /// Tells whether at least k entities are in the group.
  boolean reachesK() {
    return (rowIsEntity ? rows : entities.length) >= k;
  }

  /// Tells whether the group may be a class: it reaches k and keeps the rules.
  boolean acceptable() {
    return reachesK() && (rules.isEmpty() || rules.accept(sensitive));
  }
}

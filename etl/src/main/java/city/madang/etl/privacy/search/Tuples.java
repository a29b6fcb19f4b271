package city.madang.etl.privacy.search;

import city.madang.etl.privacy.diversity.ClassRules;
import city.madang.etl.privacy.hierarchy.Hierarchy;
import city.madang.etl.privacy.histogram.EntitySets;
import city.madang.etl.privacy.histogram.Histogram;
import city.madang.etl.privacy.histogram.ValueCounts;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Distinct tuples as numbers: the codes of their values on some level of each hierarchy.
final class Tuples {
  private static final ValueCounts[] NOTHING_SENSITIVE = {};

  private final int width;
  private final int[] codes;
  private final long[] rows;
  private final long[][] entities;
  private final ValueCounts[][] sensitive;

  /// @param codes tuple after tuple
  /// @param entities none at all when row = entity
  /// @param sensitive none at all without sensitive fields
  Tuples(int width, int[] codes, long[] rows, long[][] entities, ValueCounts[][] sensitive) {
    this.width = width;
    this.codes = codes;
    this.rows = rows;
    this.entities = entities;
    this.sensitive = sensitive;
  }

  /// The tuples of a histogram, in its order, with each value as its leaf.
  ///
  /// @param hierarchies in the order of the fields; they cover every value
  static Tuples ofLeaves(Histogram histogram, List<Hierarchy> hierarchies) {
    int width = hierarchies.size();
    var codes = new int[histogram.size() * width];
    for (int field = 0; field < width; field++) {
      var leaves = hierarchies.get(field).level(0);
      var leafOf = histogram.values(field).stream().mapToInt(leaves::find).toArray();
      for (int tuple = 0; tuple < histogram.size(); tuple++) {
        codes[tuple * width + field] = leafOf[histogram.code(tuple, field)];
      }
    }
    return new Tuples(
        width,
        codes,
        histogram.rowsOfTuples(),
        histogram.entitiesOfTuples(),
        histogram.sensitiveOfTuples());
  }

  int size() {
    return rows.length;
  }

  int width() {
    return width;
  }

  int code(int tuple, int field) {
    return codes[tuple * width + field];
  }

  long rows(int tuple) {
    return rows[tuple];
  }

  long totalRows() {
    return LongStream.of(rows).sum();
  }

  boolean rowIsEntity() {
    return entities.length == 0;
  }

  void addTo(Tally tally, int tuple) {
    tally.add(
        rows[tuple], rowIsEntity() ? Histogram.NO_ENTITIES : entities[tuple], sensitive(tuple));
  }

  private ValueCounts[] sensitive(int tuple) {
    return sensitive.length == 0 ? NOTHING_SENSITIVE : sensitive[tuple];
  }

  /// Tells whether the rows of the tuple keep the rules, whatever their number.
  boolean keeps(ClassRules rules, int tuple) {
    return rules.isEmpty() || rules.accept(sensitive[tuple]);
  }

  /// Tells whether at least k entities share the tuple.
  boolean reachesK(int tuple, int k) {
    return (rowIsEntity() ? rows[tuple] : entities[tuple].length) >= k;
  }

  /// Generalizes every field and adds up the tuples that become equal.
  ///
  /// @param above for each field, from its code here to its code there
  /// @param k entities are counted up to it
  Tuples rollUp(int[][] above, int k) {
    var sizes = Arrays.stream(above).mapToInt(codes -> IntStream.of(codes).max().orElse(0) + 1);
    var table = new TupleTable(sizes.toArray(), size() / 4);
    var groupOf = new int[size()];
    var groups = new int[codes.length];
    var tuple = new int[width];
    for (int t = 0; t < size(); t++) {
      for (int field = 0; field < width; field++) {
        tuple[field] = above[field][code(t, field)];
      }
      groupOf[t] = table.findOrAdd(tuple);
      System.arraycopy(tuple, 0, groups, groupOf[t] * width, width);
    }
    return new Tuples(
        width,
        Arrays.copyOf(groups, table.size() * width),
        sumRows(groupOf, table),
        mergeEntities(groupOf, table, k),
        mergeSensitive(groupOf, table));
  }

  private long[] sumRows(int[] groupOf, TupleTable table) {
    var sums = new long[table.size()];
    for (int t = 0; t < size(); t++) {
      sums[groupOf[t]] += rows[t];
    }
    return sums;
  }

  private ValueCounts[][] mergeSensitive(int[] groupOf, TupleTable table) {
    if (sensitive.length == 0) {
      return sensitive;
    }
    var merged = new ValueCounts[table.size()][];
    for (int t = 0; t < size(); t++) {
      var known = merged[groupOf[t]];
      if (known == null) {
        known =
            Stream.generate(ValueCounts::new)
                .limit(sensitive[t].length)
                .toArray(ValueCounts[]::new);
        merged[groupOf[t]] = known;
      }
      ClassRules.addAll(known, sensitive[t]);
    }
    return merged;
  }

  private long[][] mergeEntities(int[] groupOf, TupleTable table, int k) {
    if (rowIsEntity()) {
      return entities;
    }
    var merged = new long[table.size()][];
    for (int t = 0; t < size(); t++) {
      var known = merged[groupOf[t]];
      if (known == null) {
        merged[groupOf[t]] = entities[t];
      } else if (known.length < k) {
        merged[groupOf[t]] = EntitySets.union(known, entities[t], k);
      }
    }
    return merged;
  }
}

package city.madang.etl.privacy.search;

import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.privacy.diversity.ClassRules;
import city.madang.etl.privacy.hierarchy.Hierarchy;
import city.madang.etl.privacy.histogram.Histogram;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/// What a search has to solve.
///
/// @param tuples leaves, in the order of the histogram
/// @param hierarchies in the order of the fields
/// @param rules what a class must keep for sensitive fields
/// @param k fewest entities of a class
/// @param suppressible most rows that may be removed
record Task(
    Tuples tuples, List<Hierarchy> hierarchies, ClassRules rules, int k, long suppressible) {
  /// @param hierarchies one for each field of the histogram, and those of sensitive fields
  static Task of(Histogram histogram, List<Hierarchy> hierarchies, PrivacyPolicy policy) {
    var ordered = ordered(histogram, hierarchies);
    return new Task(
        Tuples.ofLeaves(histogram, ordered),
        ordered,
        ClassRules.of(histogram, hierarchies, policy),
        policy.k(),
        suppressible(policy, histogram.rows()));
  }

  /// Most rows that may be removed.
  static long suppressible(PrivacyPolicy policy, long rows) {
    // Decimal, because 5 % of 20 rows is 1 row, whatever binary fractions make of 0.05.
    var limit = BigDecimal.valueOf(policy.suppression());
    return limit.multiply(BigDecimal.valueOf(rows)).longValue();
  }

  /// The same task as a part of a larger one.
  Task withSuppressible(long other) {
    return new Task(tuples, hierarchies, rules, k, other);
  }

  /// The hierarchy of each field of the histogram.
  static List<Hierarchy> ordered(Histogram histogram, List<Hierarchy> hierarchies) {
    return histogram.fields().stream().map(field -> find(hierarchies, field)).toList();
  }

  private static Hierarchy find(List<Hierarchy> hierarchies, String field) {
    return hierarchies.stream().filter(h -> h.field().equals(field)).findFirst().orElseThrow();
  }

  int width() {
    return hierarchies.size();
  }

  /// Numbers the tuples of one vector of levels.
  TupleTable newTable(int expected) {
    return new TupleTable(hierarchies.stream().mapToInt(Hierarchy::leaves).toArray(), expected);
  }

  /// Numbers released tuples, whose keys a draft gives.
  TupleTable newTableOfKeys() {
    var sizes =
        hierarchies.stream()
            .flatMapToInt(hierarchy -> IntStream.of(hierarchy.levels(), hierarchy.leaves()));
    return new TupleTable(sizes.toArray(), tuples.size() / 4);
  }

  /// Rows, entities counted up to k, and sensitive values.
  Tally newTally() {
    return new Tally(k, tuples.rowIsEntity(), rules);
  }

  /// Levels with `*` everywhere.
  int[] top() {
    return hierarchies.stream().mapToInt(hierarchy -> hierarchy.levels() - 1).toArray();
  }

  /// The code of a tuple's value on a level.
  int codeOn(int level, int tuple, int field) {
    return hierarchies.get(field).level(level).codeOfLeaf(tuples.code(tuple, field));
  }

  /// Loss of a tuple's value on a level: 0 a leaf, 1 everything.
  double loss(int level, int tuple, int field) {
    return lossOf(level, codeOn(level, tuple, field), field);
  }

  /// Loss of a value.
  double lossOf(int level, int code, int field) {
    int others = hierarchies.get(field).leaves() - 1;
    int covered = hierarchies.get(field).level(level).covered(code);
    return others == 0 ? 0 : (covered - 1.0) / others;
  }

  /// Loss of a tuple, in fields.
  double loss(int tuple, int[] levels) {
    double loss = 0;
    for (int field = 0; field < levels.length; field++) {
      loss += loss(levels[field], tuple, field);
    }
    return loss;
  }
}

package city.madang.etl.privacy.verify;

import city.madang.etl.dataset.SensitiveRule;
import city.madang.etl.dataset.SensitiveRule.Closeness;
import city.madang.etl.dataset.SensitiveRule.Distinct;
import city.madang.etl.dataset.SensitiveRule.Entropy;
import city.madang.etl.dataset.SensitiveRule.Recursive;
import city.madang.etl.privacy.verify.RuleFigure.Bound;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the verifier measures in a class for one rule.
///
/// @param ladder for a hierarchical distance
record Measure(SensitiveRule rule, Reference reference, Optional<Ladder> ladder) {
  /// The rule's word in the descriptor.
  String model() {
    return switch (rule) {
      case Distinct _ -> "distinct";
      case Entropy _ -> "entropy";
      case Recursive recursive -> "recursive l=" + recursive.l();
      case Closeness close -> close.distance().name().toLowerCase(Locale.ROOT);
    };
  }

  Bound bound() {
    return switch (rule) {
      case Distinct _, Entropy _ -> Bound.AT_LEAST;
      case Recursive _ -> Bound.BELOW;
      case Closeness _ -> Bound.AT_MOST;
    };
  }

  double required() {
    return switch (rule) {
      case Distinct distinct -> distinct.l();
      case Entropy entropy -> entropy.l();
      case Recursive recursive -> recursive.c();
      case Closeness close -> close.t();
    };
  }

  /// The figure of one class.
  ///
  /// @param rows of each value; not empty
  double of(Map<String, Long> rows) {
    return switch (rule) {
      case Distinct _ -> rows.size();
      case Entropy _ -> Math.exp(entropy(rows));
      case Recursive recursive -> ratio(rows, recursive.l());
      case Closeness close ->
          switch (close.distance()) {
            case EQUAL -> differences(rows) / 2;
            case ORDERED -> flow(rows);
            case HIERARCHICAL -> ladder.orElseThrow().distance(surplus(rows));
          };
    };
  }

  /// Tells whether a class keeps the rule; exact where the rule is about whole numbers.
  boolean holds(Map<String, Long> rows) {
    return rule instanceof Recursive recursive
        ? holds(recursive, rows)
        : bound().holds(required(), of(rows));
  }

  private static boolean holds(Recursive rule, Map<String, Long> rows) {
    var most = BigDecimal.valueOf(Collections.max(rows.values()));
    var rest = BigDecimal.valueOf(rest(rows, rule.l()));
    return most.compareTo(BigDecimal.valueOf(rule.c()).multiply(rest)) < 0;
  }

  /// The share of the most frequent value in the whole table.
  double usual() {
    var rows = reference.rows();
    return rows.isEmpty() ? 0 : (double) Collections.max(rows.values()) / reference.total();
  }

  private static double ratio(Map<String, Long> rows, int l) {
    long rest = rest(rows, l);
    return rest == 0 ? Double.MAX_VALUE : (double) Collections.max(rows.values()) / rest;
  }

  /// Rows of the values from the l-th most frequent one on.
  private static long rest(Map<String, Long> rows, int l) {
    return rows.values().stream()
        .sorted(Collections.reverseOrder())
        .skip(l - 1L)
        .mapToLong(Long::longValue)
        .sum();
  }

  private static double entropy(Map<String, Long> rows) {
    double all = sum(rows);
    return rows.values().stream().mapToDouble(n -> -(n / all) * Math.log(n / all)).sum();
  }

  private double differences(Map<String, Long> rows) {
    return surplus(rows).values().stream().mapToDouble(Math::abs).sum();
  }

  private double flow(Map<String, Long> rows) {
    var surplus = surplus(rows);
    double flow = 0;
    double sum = 0;
    for (var value : reference.rows().sequencedKeySet()) {
      flow += surplus.getOrDefault(value, 0.0);
      sum += Math.abs(flow);
    }
    int gaps = reference.rows().size() - 1;
    return gaps < 1 ? 0 : sum / gaps;
  }

  /// For each value of the table or the class, its share in the class less that in the table.
  private Map<String, Double> surplus(Map<String, Long> rows) {
    var surplus = new HashMap<String, Double>();
    double all = reference.total();
    double here = sum(rows);
    reference.rows().forEach((value, n) -> surplus.merge(value, -n / all, Double::sum));
    rows.forEach((value, n) -> surplus.merge(value, n / here, Double::sum));
    return surplus;
  }

  private static double sum(Map<String, Long> rows) {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }
}

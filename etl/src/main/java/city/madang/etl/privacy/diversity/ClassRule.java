package city.madang.etl.privacy.diversity;

import city.madang.etl.dataset.SensitiveRule;
import city.madang.etl.privacy.histogram.ValueCounts;
import java.util.Locale;

/// One rule for one sensitive field.
///
/// Source: PRIVACY section 2. Numbers that are no whole ones are compared with [#ROUNDING] to
/// spare, less than the verifier spares, so that rounding alone refuses nothing.
sealed interface ClassRule {
  /// What additions in another order may change.
  double ROUNDING = 1e-11;

  /// What the steward wrote.
  SensitiveRule rule();

  /// Position of the field.
  int field();

  /// Tells whether a class keeps the rule.
  boolean holds(ValueCounts counts);

  /// Says that all rows together break the rule, and what can be done.
  String brokenBy(ValueCounts whole);

  private static String broken(SensitiveRule rule, String measured, String required) {
    return "field %s: the whole table has %s, the rule asks for %s: %s"
        .formatted(
            rule.field(),
            measured,
            required,
            "drop the field, ask for less, or collect more data before publishing");
  }

  /// At least `l` values.
  record Distinct(SensitiveRule rule, int field, int l) implements ClassRule {
    @Override
    public boolean holds(ValueCounts counts) {
      return counts.distinct() >= l;
    }

    @Override
    public String brokenBy(ValueCounts whole) {
      return broken(rule, whole.distinct() + " distinct values", String.valueOf(l));
    }
  }

  /// As diverse as `l` equally frequent values.
  record Entropy(SensitiveRule rule, int field, double l) implements ClassRule {
    @Override
    public boolean holds(ValueCounts counts) {
      return measure(counts) >= l * (1 - ROUNDING);
    }

    @Override
    public String brokenBy(ValueCounts whole) {
      return broken(
          rule,
          String.format(Locale.ROOT, "the entropy of %.3f equal values", measure(whole)),
          String.valueOf(l));
    }

    /// e^H, where H = ln n − Σ c·ln c / n for counts c of n rows.
    private static double measure(ValueCounts counts) {
      double sum = 0;
      for (int i = 0; i < counts.distinct(); i++) {
        sum += counts.rows(i) * Math.log((double) counts.rows(i));
      }
      double n = counts.total();
      return n == 0 ? 0 : n / Math.exp(sum / n);
    }
  }

  /// The most frequent value is rarer than `c` times the sum of the `l`-th most frequent and rarer.
  record Recursive(SensitiveRule rule, int field, double c, int l) implements ClassRule {
    @Override
    public boolean holds(ValueCounts counts) {
      var ascending = counts.rowsAscending();
      // A little less than c, for the decimal that was meant may lie below the binary one.
      return ascending.length >= l && most(ascending) < c * (1 - ROUNDING) * rest(ascending);
    }

    @Override
    public String brokenBy(ValueCounts whole) {
      var ascending = whole.rowsAscending();
      return broken(
          rule,
          "%d rows of its most frequent value and %d from the %d. value on"
              .formatted(most(ascending), rest(ascending), l),
          "less than %s times as many".formatted(c));
    }

    private static long most(long[] ascending) {
      return ascending.length == 0 ? 0 : ascending[ascending.length - 1];
    }

    private long rest(long[] ascending) {
      long sum = 0;
      for (int i = 0; i <= ascending.length - l; i++) {
        sum += ascending[i];
      }
      return sum;
    }
  }

  /// At most `t` from the whole table.
  record Close(SensitiveRule rule, int field, TableDistance distance, double t)
      implements ClassRule {
    @Override
    public boolean holds(ValueCounts counts) {
      return distance.to(counts) <= t + ROUNDING;
    }

    @Override
    public String brokenBy(ValueCounts whole) {
      return broken(rule, "no rows", String.valueOf(t));
    }
  }
}

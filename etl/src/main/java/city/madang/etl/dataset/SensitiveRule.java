package city.madang.etl.dataset;

/// What each class must guarantee for a sensitive field, beyond k.
///
/// Source: Machanavajjhala et al., "l-diversity" (2007); Li et al., "t-closeness" (2007).
public sealed interface SensitiveRule {
  /// The sensitive field.
  String field();

  /// At least `l` distinct values.
  record Distinct(String field, int l) implements SensitiveRule {
    public Distinct {
      require(l >= 2, "l must be at least 2: one value tells everything");
    }
  }

  /// The exponential of the entropy (in nats) is at least `l`.
  record Entropy(String field, double l) implements SensitiveRule {
    public Entropy {
      require(l > 1, "l must be above 1: one value tells everything");
    }
  }

  /// The most frequent value is rarer than `c` times the sum of the l-th most frequent and rarer.
  record Recursive(String field, double c, int l) implements SensitiveRule {
    public Recursive {
      require(c > 0 && l >= 2, "c must be above 0, and l at least 2");
    }
  }

  /// The distribution is at most `t` from that of the whole table.
  record Closeness(String field, Distance distance, double t) implements SensitiveRule {
    public Closeness {
      require(t > 0 && t < 1, "t must be between 0 and 1, both excluded");
    }
  }

  /// How far apart two distributions are, 0–1.
  enum Distance {
    /// Half the sum of the differences: any two values are equally far apart.
    EQUAL,
    /// Values have an order; for numbers, dates and times.
    ORDERED,
    /// Values that meet lower in the field's hierarchy are closer.
    HIERARCHICAL
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}

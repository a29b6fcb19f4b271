package city.madang.etl.records.query;

import city.madang.etl.dataset.IndexRule.Location;
import java.util.List;

/// What a row must fulfil. As in SQL, a comparison with no value is neither true nor false.
public sealed interface Condition {
  /// What all must be true for this to be true.
  default List<Condition> conjuncts() {
    return this instanceof And(var parts) ? parts : List.of(this);
  }

  /// Whether it is about the place of a row alone.
  default boolean isOfPlace() {
    return this instanceof InBox || this instanceof WithinDistance;
  }

  /// All of them.
  record And(List<Condition> parts) implements Condition {
    public And {
      parts = List.copyOf(parts);
    }
  }

  /// At least one of them.
  record Or(List<Condition> parts) implements Condition {
    public Or {
      parts = List.copyOf(parts);
    }
  }

  record Not(Condition condition) implements Condition {}

  record Compare(Term left, Comparison comparison, Operand right) implements Condition {}

  record In(Term term, List<Value> values) implements Condition {
    public In {
      values = List.copyOf(values);
    }
  }

  /// Both ends are in it.
  record Between(Term term, Value low, Value high) implements Condition {}

  /// A text of a pattern.
  ///
  /// @param pattern with `%` for any text, `_` for any character, and `\` before what means itself
  record Like(Term term, String pattern, boolean ignoreCase) implements Condition {}

  record IsNull(Term term) implements Condition {}

  /// In a box of degrees; when `west` is above `east`, it crosses the 180th meridian.
  record InBox(Location location, double south, double west, double north, double east)
      implements Condition {}

  /// At most so far away on a sphere of the earth's mean radius.
  record WithinDistance(Location location, double latitude, double longitude, double meters)
      implements Condition {}

  /// Signs of comparisons.
  enum Comparison {
    EQUAL("="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private final String sign;

    Comparison(String sign) {
      this.sign = sign;
    }

    /// As it is written, also in SQL.
    public String sign() {
      return sign;
    }
  }
}

package city.madang.etl.change;

import city.madang.etl.change.ReleasedSchema.Limits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Compares the limits of a field: tighter ones are compatible, looser ones let values come that no
/// reader expects.
final class LimitComparison {
  private final List<Difference> differences = new ArrayList<>();

  private LimitComparison() {}

  /// One limit that is not what it was.
  record Difference(String kind, boolean compatible, String before, String after) {}

  static List<Difference> compare(Limits before, Limits after) {
    var comparison = new LimitComparison();
    comparison.compareFlags("required", before.required(), after.required());
    comparison.compareFlags("unique", before.unique(), after.unique());
    comparison.compareBounds("minimum", before.minimum(), after.minimum(), 1);
    comparison.compareBounds("maximum", before.maximum(), after.maximum(), -1);
    comparison.comparePatterns(before.pattern(), after.pattern());
    comparison.compareValues(before.values(), after.values());
    return comparison.differences;
  }

  private void compareFlags(String name, boolean before, boolean after) {
    if (before != after) {
      add(name, after, before ? "true" : "", after ? "true" : "");
    }
  }

  /// @param inward 1 if a larger bound is tighter, -1 if a smaller one is
  private void compareBounds(
      String name, Optional<BigDecimal> before, Optional<BigDecimal> after, int inward) {
    if (before.isEmpty() && after.isEmpty()) {
      return;
    }
    boolean tighter =
        before.isEmpty()
            || after
                .filter(bound -> Integer.signum(bound.compareTo(before.get())) == inward)
                .isPresent();
    boolean equal =
        before.isPresent() && after.filter(b -> b.compareTo(before.get()) == 0).isPresent();
    if (!equal) {
      add(name, tighter, text(before), text(after));
    }
  }

  private static String text(Optional<BigDecimal> bound) {
    return bound.map(BigDecimal::toPlainString).orElse("");
  }

  /// Whether one pattern is in another cannot be told.
  private void comparePatterns(Optional<String> before, Optional<String> after) {
    if (!before.equals(after)) {
      add("pattern", before.isEmpty(), before.orElse(""), after.orElse(""));
    }
  }

  /// No values listed means that any may be.
  private void compareValues(Set<String> before, Set<String> after) {
    if (!before.equals(after)) {
      boolean tighter = before.isEmpty() || (!after.isEmpty() && before.containsAll(after));
      add("enum", tighter, String.join(", ", before), String.join(", ", after));
    }
  }

  private void add(String limit, boolean tighter, String before, String after) {
    var kind = limit + (tighter ? "-tightened" : "-loosened");
    differences.add(new Difference(kind, tighter, before, after));
  }
}

package city.madang.etl.dataset;

import java.math.BigDecimal;
import java.time.Period;
import java.util.List;
import java.util.OptionalLong;

/// What makes the release of a table about people noisy counts per key instead of rows.
///
/// Source: Dwork and Roth, "The Algorithmic Foundations of Differential Privacy" (2014).
///
/// @param epsilon spent by one release: on the count and each sum in equal parts
/// @param delta 0 if every key is public, so that every cell is released; else the probability with
///   which a small cell may slip through
/// @param contribution most rows of one entity that are counted
/// @param levels of the hierarchies, one for each quasi field in their order; 0 the raw values
/// @param sums beside the count
/// @param budget what all releases of the same people may spend together
/// @param floor cells with smaller noisy counts are left out too
public record NoisePolicy(
    BigDecimal epsilon,
    BigDecimal delta,
    int contribution,
    List<Integer> levels,
    List<SumRule> sums,
    Budget budget,
    OptionalLong floor) {
  private static final BigDecimal MOST_DELTA = new BigDecimal("0.0001");
  private static final int MOST_DIGITS = 12;

  /// @throws IllegalArgumentException if a number is outside its range
  public NoisePolicy {
    levels = List.copyOf(levels);
    sums = List.copyOf(sums);
    require(
        epsilon.signum() > 0 && fits(epsilon), "epsilon must be above 0, with 12 digits or less");
    require(
        delta.signum() >= 0 && delta.compareTo(MOST_DELTA) <= 0,
        "delta must be 0, or at most 0.0001: far below one in the number of people");
    require(
        contribution >= 1 && contribution <= 1_000_000,
        "contribution must be from 1 to 1000000 rows");
    require(
        epsilon.compareTo(budget.epsilon()) <= 0 && delta.compareTo(budget.delta()) <= 0,
        "one release asks for more than the budget's total");
  }

  private static boolean fits(BigDecimal decimal) {
    return decimal.precision() <= MOST_DIGITS && Math.abs(decimal.scale()) <= MOST_DIGITS;
  }

  /// Tells whether the keys say nothing of the data, so that all of them are released.
  public boolean publicKeys() {
    return delta.signum() == 0;
  }

  /// How many releases the budget pays for in its window.
  BigDecimal affordable() {
    var byEpsilon = budget.epsilon().divideToIntegralValue(epsilon);
    return publicKeys() ? byEpsilon : byEpsilon.min(budget.delta().divideToIntegralValue(delta));
  }

  /// How a measure is summed.
  ///
  /// @param from values below count as this
  /// @param to values above count as this
  /// @param step values become the nearest multiple; `from` and `to` are multiples too
  public record SumRule(String field, long from, long to, long step) {
    private static final long MOST_STEPS = 1_000_000_000;

    /// @throws IllegalArgumentException if the numbers do not fit together
    public SumRule {
      require(step >= 1, "step must be 1 or more");
      require(from < to, "from must be below to");
      require(from % step == 0 && to % step == 0, "from and to must be multiples of step");
      require(
          from / step >= -MOST_STEPS && to / step <= MOST_STEPS,
          "from and to must be within 1000000000 steps");
    }

    /// The column of the release.
    public String column() {
      return field + "_sum";
    }

    /// What one row can change the sum by, in steps.
    public long largestSteps() {
      return Math.max(Math.abs(from), Math.abs(to)) / step;
    }
  }

  /// What all releases about the same people may spend.
  ///
  /// @param epsilon total of the window
  /// @param delta total of the window
  /// @param window how long what was spent stays spent
  /// @param domain names the people; datasets that name the same one share the budget
  public record Budget(BigDecimal epsilon, BigDecimal delta, Period window, String domain) {
    /// @throws IllegalArgumentException if the window is empty or a total negative
    public Budget {
      require(
          !window.isNegative() && !window.isZero(), "window must be a period above 0, such as P1Y");
      require(epsilon.signum() > 0 && fits(epsilon), "total must be above 0");
      require(delta.signum() >= 0, "delta cannot be negative");
      require(domain.matches("[a-z0-9][a-z0-9-]{0,62}"), "a domain has a-z, 0-9 and - alone");
    }
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}

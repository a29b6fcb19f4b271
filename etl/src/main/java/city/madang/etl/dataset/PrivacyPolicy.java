package city.madang.etl.dataset;

import java.util.List;
import java.util.Optional;

/// What a release about people must guarantee.
///
/// @param k fewest entities of a class, 2 or more
/// @param suppression largest share of the rows that may be removed, 0–1
/// @param recoding how values are generalized
/// @param rowIsEntity each row is its own entity, which the steward wrote on purpose
/// @param sensitive at least one rule for each sensitive field
/// @param attacks what may come of combining the release with something else
/// @param trajectory present exactly when the rows are points of moving entities
public record PrivacyPolicy(
    int k,
    double suppression,
    Recoding recoding,
    boolean rowIsEntity,
    List<SensitiveRule> sensitive,
    AttackLimits attacks,
    Optional<TrajectoryPolicy> trajectory) {
  /// @throws IllegalArgumentException if a number is outside its range
  public PrivacyPolicy {
    sensitive = List.copyOf(sensitive);
    if (k < 2) {
      throw new IllegalArgumentException("k must be at least 2: a class of one protects nobody");
    }
    if (!(suppression >= 0 && suppression <= 1)) {
      throw new IllegalArgumentException("suppression must be between 0% and 100%");
    }
  }

  /// A policy for rows that are no points of moving entities.
  public PrivacyPolicy(
      int k,
      double suppression,
      Recoding recoding,
      boolean rowIsEntity,
      List<SensitiveRule> sensitive,
      AttackLimits attacks) {
    this(k, suppression, recoding, rowIsEntity, sensitive, attacks, Optional.empty());
  }

  /// A policy without sensitive fields, with the attack limits that hold by default.
  public PrivacyPolicy(int k, double suppression, Recoding recoding, boolean rowIsEntity) {
    this(k, suppression, recoding, rowIsEntity, List.of(), AttackLimits.DEFAULT);
  }

  /// The same policy with another k.
  public PrivacyPolicy withK(int other) {
    return new PrivacyPolicy(
        other, suppression, recoding, rowIsEntity, sensitive, attacks, trajectory);
  }

  /// The same policy with another limit of suppression.
  public PrivacyPolicy withSuppression(double other) {
    return new PrivacyPolicy(k, other, recoding, rowIsEntity, sensitive, attacks, trajectory);
  }

  /// The same policy with another rule in the place of `rule`.
  public PrivacyPolicy withRule(SensitiveRule rule, SensitiveRule other) {
    var rules = sensitive.stream().map(each -> each.equals(rule) ? other : each).toList();
    return new PrivacyPolicy(k, suppression, recoding, rowIsEntity, rules, attacks, trajectory);
  }

  /// How values are generalized.
  public enum Recoding {
    /// One level for a whole column.
    GLOBAL,
    /// Each class has its own levels.
    LOCAL,
    /// Both are tried; the one that loses less is taken.
    BEST
  }
}

package city.madang.etl.privacy.noise;

import city.madang.etl.privacy.noise.DiscreteLaplace.Ratio;
import java.math.BigDecimal;

/// The smallest noisy count that a cell may be released with when its key is not public.
///
/// Let a = exp(-ε/c), where one entity has at most c rows. A cell that only this entity has holds n
/// of its rows; the noisy count reaches τ with probability a^(τ-n) / (1+a), for τ > n. Summed over
/// the entity's cells this is largest when they are one cell of c rows or c cells of one, because n
/// ↦ a^(-n) is convex. So
///
/// τ = ln(max(e^ε, c·e^(ε/c)) / ((1+a)·δ)) · c/ε, rounded up,
///
/// hides with probability 1-δ that the entity took part. For c = 1 this is 1 + ln(1/((1+a)δ))/ε.
///
/// Source: Korolova et al., "Releasing Search Queries and Clicks Privately" (2009); Wilson et al.,
/// "Differentially Private SQL with Bounded User Contribution" (2020); here for discrete noise.
final class Threshold {
  /// Far above what logarithms of doubles err by; it only makes the threshold stricter.
  private static final double MARGIN = 1e-6;

  private Threshold() {}

  static long of(Ratio epsilon, int contribution, BigDecimal delta) {
    double total = epsilon.toDouble();
    double each = total / contribution;
    double worst = Math.max(total, Math.log(contribution) + each);
    double logarithm = worst - Math.log1p(Math.exp(-each)) - Math.log(delta.doubleValue());
    return Math.max(contribution + 1L, (long) Math.ceil(logarithm / each + MARGIN));
  }
}

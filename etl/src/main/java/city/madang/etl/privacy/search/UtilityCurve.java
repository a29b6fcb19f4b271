package city.madang.etl.privacy.search;

import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.privacy.PrivacyRefusal;
import city.madang.etl.privacy.hierarchy.Hierarchy;
import city.madang.etl.privacy.histogram.Histogram;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What other values of k would cost: the same table anonymized again and again.
///
/// @param points by k, smallest first; none if the table is too large to try
public record UtilityCurve(List<Point> points) {
  /// The largest k of the curve; a histogram must count entities that far.
  public static final int LARGEST_K = 20;

  /// Tables with more distinct tuples are not tried, for it would take minutes.
  public static final int MOST_TUPLES = 50_000;

  private static final List<Integer> KS = List.of(2, 3, 5, 10, 15, LARGEST_K);

  public UtilityCurve {
    points = List.copyOf(points);
  }

  /// One try.
  ///
  /// @param k fewest people of a class
  /// @param highestRisk 1/k, which the plan guarantees
  /// @param loss 0 nothing lost, 1 everything; empty if the policy cannot be kept with this k
  /// @param suppressed share of the rows that would be removed, 0–1; empty as `loss`
  public record Point(
      int k, double highestRisk, Optional<Double> loss, Optional<Double> suppressed) {}

  /// Nothing was tried.
  public static UtilityCurve none() {
    return new UtilityCurve(List.of());
  }

  /// Tells whether a table is small enough to try.
  public static boolean feasible(Histogram histogram) {
    return histogram.size() <= MOST_TUPLES;
  }

  /// Tries each k under the policy that is otherwise the same.
  ///
  /// @param plan what was found for the policy itself
  /// @param histogram with at least [#LARGEST_K] entities for each tuple that has them
  public static UtilityCurve of(
      Plan plan, Histogram histogram, List<Hierarchy> hierarchies, PrivacyPolicy policy) {
    return feasible(histogram)
        ? new UtilityCurve(
            IntStream.concat(
                    KS.stream().mapToInt(Integer::intValue),
                    IntStream.of(policy.k()).filter(k -> k <= LARGEST_K))
                .distinct()
                .sorted()
                .mapToObj(
                    k ->
                        k == policy.k()
                            ? point(plan, histogram, k)
                            : tried(histogram, hierarchies, policy.withK(k)))
                .toList())
        : none();
  }

  private static Point tried(
      Histogram histogram, List<Hierarchy> hierarchies, PrivacyPolicy policy) {
    try {
      return point(Anonymizer.plan(histogram, hierarchies, policy), histogram, policy.k());
    } catch (PrivacyRefusal _) {
      return new Point(policy.k(), 1.0 / policy.k(), Optional.empty(), Optional.empty());
    }
  }

  private static Point point(Plan plan, Histogram histogram, int k) {
    double suppressed = (double) plan.suppressedRows() / histogram.rows();
    return new Point(k, 1.0 / k, Optional.of(plan.loss()), Optional.of(suppressed));
  }
}

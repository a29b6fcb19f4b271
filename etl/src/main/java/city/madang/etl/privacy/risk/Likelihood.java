package city.madang.etl.privacy.risk;

/// How likely an intruder picks the right person.
///
/// @param highest for the worst row, 0–1
/// @param mean over the rows, 0–1
/// @param threshold the likelihood that the policy accepts: 1/k
/// @param shareAbove share of the rows whose likelihood is above the threshold, 0–1
public record Likelihood(double highest, double mean, double threshold, double shareAbove) {
  /// The likelihood 1/people, from classes whose `entities` are the people to choose from.
  static Likelihood of(ClassSizes sizes, int k) {
    double rows = sizes.rows();
    return sizes.classes() == 0
        ? new Likelihood(0, 0, 1.0 / k, 0)
        : new Likelihood(
            1.0 / sizes.fewestEntities(),
            sizes.meanOverRows(size -> 1.0 / size.entities()),
            1.0 / k,
            sizes.rows(size -> size.entities() < k) / rows);
  }
}

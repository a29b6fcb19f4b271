package city.madang.etl.privacy.risk;

import java.util.Optional;

/// What an intruder could do with a table.
///
/// Source: El Emam, "Guide to the De-Identification of Personal Health Information" (2013) for the
/// three intruders; PRIVACY section 2 for the measures.
///
/// @param prosecutor knows that a person is in the table
/// @param journalist knows the population only; empty without a population table
/// @param marketer share of the rows that a match of all rows gets right: classes ÷ rows
/// @param uniques what belongs to one person alone
/// @param rowCounting what counting rows instead of people would have hidden
/// @param population people who are alone in the population; empty if that cannot be estimated
public record Risk(
    Likelihood prosecutor,
    Optional<Likelihood> journalist,
    double marketer,
    Uniques uniques,
    RowCounting rowCounting,
    Optional<PopulationUniques> population) {

  /// What an intruder knows for sure to be one person's.
  ///
  /// @param classes classes of a single person
  /// @param rows rows in them
  public record Uniques(long classes, long rows) {}

  /// The rows of classes that are large by rows, and how many people are behind them.
  ///
  /// @param seeminglySafe rows in classes of k rows or more
  /// @param tooFewPeople those of them in classes of fewer than k people
  /// @param onePerson those of them in classes of a single person
  public record RowCounting(long seeminglySafe, long tooFewPeople, long onePerson) {}

  /// Measures a table of which nothing is known about the population.
  ///
  /// @param k that the policy requires
  public static Risk of(ClassSizes sizes, int k) {
    return new Risk(
        Likelihood.of(sizes, k),
        Optional.empty(),
        sizes.classes() == 0 ? 0 : (double) sizes.classes() / sizes.rows(),
        uniques(sizes),
        rowCounting(sizes, k),
        Optional.empty());
  }

  /// Measures a table whose population is known.
  ///
  /// @param compatible the same classes, with the people of the population whom each fits
  /// @param people in the population
  public static Risk of(ClassSizes sizes, ClassSizes compatible, long people, int k) {
    var alone = of(sizes, k);
    return new Risk(
        alone.prosecutor(),
        Optional.of(Likelihood.of(compatible, k)),
        alone.marketer(),
        alone.uniques(),
        alone.rowCounting(),
        PopulationUniques.estimate(sizes, people));
  }

  private static Uniques uniques(ClassSizes sizes) {
    return new Uniques(
        sizes.classes(size -> size.entities() == 1), sizes.rows(size -> size.entities() == 1));
  }

  private static RowCounting rowCounting(ClassSizes sizes, int k) {
    return new RowCounting(
        sizes.rows(size -> size.rows() >= k),
        sizes.rows(size -> size.rows() >= k && size.entities() < k),
        sizes.rows(size -> size.rows() >= k && size.entities() == 1));
  }
}

package city.madang.etl.privacy.risk;

import java.util.Optional;

/// People whom the quasi-identifiers single out in the whole population, estimated from a sample.
///
/// @param method `pitman` for a sampling fraction up to 0.1, `zayatz` above
/// @param samplingFraction people in the table ÷ people in the population
/// @param people estimated number of people who are unique in the population
/// @param share the same as a share of the population, 0–1
public record PopulationUniques(
    String method, double samplingFraction, double people, double share) {
  private static final double PITMAN_UP_TO = 0.1;

  /// The estimate, if each row is another person and the method has an answer.
  ///
  /// @param population people there are in reality
  static Optional<PopulationUniques> estimate(ClassSizes sample, long population) {
    long size = sample.rows();
    if (!sample.rowIsEntity() || size == 0 || population < size) {
      return Optional.empty();
    }
    double fraction = (double) size / population;
    return fraction <= PITMAN_UP_TO
        ? Pitman.fit(sample)
            .map(pitman -> of("pitman", fraction, pitman.uniques(population), population))
        : Optional.of(of("zayatz", fraction, Zayatz.uniques(sample, population), population));
  }

  private static PopulationUniques of(
      String method, double fraction, double people, long population) {
    double possible = Math.clamp(people, 0, (double) population);
    return new PopulationUniques(method, fraction, possible, possible / population);
  }
}

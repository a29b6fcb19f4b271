package city.madang.etl.privacy.risk;

/// Takes the classes of the sample for those of the population, and asks which of them would look
/// unique.
///
/// Source: Zayatz, "Estimation of the percent of unique population elements on a microdata file
/// using the sample", US Census Bureau (1991).
final class Zayatz {
  private Zayatz() {}

  /// Expected number of people who are unique in the population.
  static double uniques(ClassSizes sample, long population) {
    long size = sample.rows();
    double classes = sample.classes();
    double seenOnce = 0;
    for (var entry : sample.bySize().entrySet()) {
      double share = entry.getValue() / classes;
      seenOnce += share * chanceOfOne(entry.getKey().rows(), size, population);
    }
    double uniques = sample.classes(each -> each.rows() == 1);
    double fraction = (double) size / population;
    double uniqueIfSeenOnce = uniques == 0 ? 0 : uniques / classes * fraction / seenOnce;
    return uniques * uniqueIfSeenOnce / fraction;
  }

  /// Chance that a sample holds exactly one of a class's members (hypergeometric distribution).
  static double chanceOfOne(long members, long sample, long population) {
    double chance = (double) members * sample / population;
    for (long other = 0; other < members - 1 && chance > 0; other++) {
      chance *= (double) Math.max(0, population - sample - other) / (population - 1 - other);
    }
    return chance;
  }
}

package city.madang.etl.privacy.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.madang.etl.privacy.Releases;
import city.madang.etl.privacy.SharedTables;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PopulationUniquesTest {
  @Test
  void digamma_knownValues_areMet() {
    Offset<Double> close = within(1e-12);

    assertThat(Digamma.at(1)).isCloseTo(-0.5772156649015329, close);
    assertThat(Digamma.at(0.5)).isCloseTo(-1.9635100260214235, close);
    assertThat(Digamma.harmonic(1, 4)).isCloseTo(1 + 1 / 2.0 + 1 / 3.0 + 1 / 4.0, close);
    assertThat(Digamma.logGamma(0.5)).isCloseTo(Math.log(Math.PI) / 2, close);
    assertThat(Digamma.logGamma(11)).isCloseTo(Math.log(3_628_800), close);
  }

  @Test
  void zayatz_byHand_isTheHypergeometricEstimate() {
    var sample = sizes(Map.of(1, 3, 2, 1));

    // π = 1/2; of a pair exactly one is drawn with 2 · 1/2 · 5/9; 3/4 and 1/4 of the classes.
    double seenOnce = 0.75 * 0.5 + 0.25 * (2 * 0.5 * 5 / 9);
    assertThat(Zayatz.uniques(sample, 10))
        .isCloseTo(3 * (0.75 * 0.5 / seenOnce) / 0.5, within(1e-12));
  }

  @Test
  void zayatz_wholePopulation_isWhatTheSampleShows() {
    assertThat(Zayatz.uniques(sizes(Map.of(1, 3, 2, 1)), 5)).isCloseTo(3, within(1e-12));
  }

  @Test
  void pitman_uniques_areTheProductOfNeverBeingJoined() {
    var pitman = new Pitman(3, 0.4);

    double alone = 1;
    for (int i = 1; i < 50; i++) {
      alone *= (3 + 0.4 + i - 1) / (3 + i);
    }

    assertThat(pitman.uniques(50)).isCloseTo(50 * alone, within(1e-10));
  }

  @Test
  void pitman_fit_isTheMostLikely() {
    var sample = drawn(20, 0.5, 5_000);

    var fit = Pitman.fit(sample).orElseThrow();

    double best = logLikelihood(sample, fit.theta(), fit.alpha());
    for (double[] step : new double[][] {{0.1, 0}, {-0.1, 0}, {0, 0.002}, {0, -0.002}}) {
      assertThat(logLikelihood(sample, fit.theta() + step[0], fit.alpha() + step[1]))
          .isLessThan(best);
    }
    assertThat(fit.alpha()).isCloseTo(0.5, within(0.1));
  }

  @Test
  void pitman_onlyUniquesOrNone_isNotStated() {
    assertThat(Pitman.fit(sizes(Map.of(1, 9)))).isEmpty();
    assertThat(Pitman.fit(sizes(Map.of(2, 9)))).isEmpty();
  }

  @Test
  void estimate_fraction_choosesTheMethod() {
    var adult = Releases.sizes(SharedTables.adult().histogram());

    var rare = PopulationUniques.estimate(adult, 3_016_200).orElseThrow();
    var common = PopulationUniques.estimate(adult, 60_324).orElseThrow();

    assertThat(rare.method()).isEqualTo("pitman");
    assertThat(common.method()).isEqualTo("zayatz");
    assertThat(rare.share()).isLessThan(common.share());
    assertThat(common.share()).isLessThan(15_512 / 30_162.0);
  }

  @Test
  void estimate_severalRowsOfAPersonOrTooFewPeople_isNotStated() {
    var busy = new ClassSizes();
    busy.add(new ClassSize(3, 1));

    assertThat(PopulationUniques.estimate(busy, 100)).isEmpty();
    assertThat(PopulationUniques.estimate(sizes(Map.of(1, 3, 2, 1)), 4)).isEmpty();
  }

  private static ClassSizes sizes(Map<Integer, Integer> frequencies) {
    var sizes = new ClassSizes();
    frequencies.forEach((size, count) -> sizes.add(new ClassSize(size, size), count));
    return sizes;
  }

  /// Seats one after the other at the tables of a Chinese restaurant.
  private static ClassSizes drawn(double theta, double alpha, int rows) {
    var random = new Random(11);
    var tables = new int[rows];
    int used = 0;
    for (int row = 0; row < rows; row++) {
      double choice = random.nextDouble() * (theta + row);
      int table = 0;
      while (table < used && choice >= tables[table] - alpha) {
        choice -= tables[table] - alpha;
        table++;
      }
      tables[table]++;
      used = Math.max(used, table + 1);
    }
    var sizes = new ClassSizes();
    for (int table = 0; table < used; table++) {
      sizes.add(new ClassSize(tables[table], tables[table]));
    }
    return sizes;
  }

  /// Hoshino (2001), term by term.
  private static double logLikelihood(ClassSizes sample, double theta, double alpha) {
    double sum = 0;
    for (long i = 1; i < sample.classes(); i++) {
      sum += Math.log(theta + i * alpha);
    }
    for (long i = 1; i < sample.rows(); i++) {
      sum -= Math.log(theta + i);
    }
    for (var entry : sample.bySize().entrySet()) {
      for (long i = 1; i < entry.getKey().rows(); i++) {
        sum += entry.getValue() * Math.log(i - alpha);
      }
    }
    return sum;
  }
}

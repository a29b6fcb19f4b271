package city.madang.etl.privacy.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.madang.etl.dataset.NoisePolicy.SumRule;
import city.madang.etl.privacy.noise.DiscreteLaplace.Ratio;
import city.madang.etl.privacy.noise.NoisyCells.Cell;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NoisyCellsTest {
  private static final SumRule MINUTES = new SumRule("minutes", 0, 60, 5);

  @Test
  void release_sameKeyTwice_isTheSame() {
    var policy = NoiseTestData.policy("0", 3, MINUTES);
    var exact = new Cell(List.of("d1"), 40, List.of(100L));

    var first = new NoisyCells(policy, NoiseTestData.key(1)).release(exact);
    var second = new NoisyCells(policy, NoiseTestData.key(1)).release(exact);
    var other = new NoisyCells(policy, NoiseTestData.key(2)).release(exact);

    assertThat(first).isEqualTo(second).isNotEqualTo(other);
  }

  /// With its noise fixed, a release differs from its neighbor by what the entity contributed.
  @Property(tries = 200)
  void release_neighbor_differsWithinTheSensitivity(
      @ForAll @IntRange(max = 1000) int count,
      @ForAll @IntRange(max = 1000) int steps,
      @ForAll @IntRange(max = 3) int rows,
      @ForAll @IntRange(max = 12) int stepsOfRow) {
    var policy = NoiseTestData.policy("0", 3, MINUTES);
    var noise = new NoisyCells(policy, NoiseTestData.key(1));
    long more = (long) rows * stepsOfRow;
    var cell = noise.release(new Cell(List.of("d1"), count, List.of((long) steps))).orElseThrow();
    var neighbor =
        noise.release(new Cell(List.of("d1"), count + rows, List.of(steps + more))).orElseThrow();

    assertThat(neighbor.count() - cell.count()).isEqualTo(rows).isLessThanOrEqualTo(3);
    assertThat(neighbor.sums().getFirst() - cell.sums().getFirst())
        .isEqualTo(more * 5)
        .isLessThanOrEqualTo(NoisyCells.sumNoise(policy, MINUTES).sensitivity() * 5);
  }

  @Test
  void release_belowTheThreshold_isHidden() {
    var policy = NoiseTestData.policy("0.000001", 1);
    var noise = new NoisyCells(policy, NoiseTestData.key(1));
    var cells =
        IntStream.range(0, 1000)
            .mapToObj(cell -> noise.release(new Cell(List.of("d" + cell), 1, List.of())));

    assertThat(cells).allMatch(Optional::isEmpty);
    assertThat(noise.release(new Cell(List.of("d"), 1000, List.of()))).isPresent();
  }

  /// c = 1: 1 + ln(1/((1+a)δ))/ε with a = exp(-1), rounded up.
  @Test
  void threshold_oneRow_isTheFormula() {
    double formula = 1 + Math.log(1 / ((1 + Math.exp(-1)) * 1e-6));

    var threshold = Threshold.of(Ratio.of(BigDecimal.ONE, 1), 1, new BigDecimal("0.000001"));

    assertThat((double) threshold).isBetween(formula, formula + 1);
    assertThat(tail(threshold, 1, 1)).isLessThanOrEqualTo(1e-6);
    assertThat(tail(threshold - 1, 1, 1)).isGreaterThan(1e-6);
  }

  @Test
  void threshold_severalRows_holdsForEachWayToSpreadThem() {
    var threshold = Threshold.of(Ratio.of(BigDecimal.ONE, 1), 4, new BigDecimal("0.000001"));

    for (int cells = 1; cells <= 4; cells++) {
      double together = tail(threshold, 4, 4 - cells + 1) + (cells - 1) * tail(threshold, 4, 1);
      assertThat(together).isLessThanOrEqualTo(1e-6);
    }
  }

  @Test
  void floor_shares_addUpToEpsilon() {
    var policy = NoiseTestData.policy("0", 3, MINUTES);

    assertThat(NoisyCells.countNoise(policy).epsilon().toDouble()).isEqualTo(0.5, within(1e-12));
    assertThat(NoisyCells.sumNoise(policy, MINUTES).sensitivity()).isEqualTo(3 * 12);
  }

  /// Summed term by term: the probability that `rows` and noise reach `threshold`.
  private static double tail(long threshold, int contribution, int rows) {
    double decay = Math.exp(-1.0 / contribution);
    double probability = 0;
    for (long noise = threshold - rows; noise < threshold + 5_000; noise++) {
      probability += (1 - decay) / (1 + decay) * Math.pow(decay, (double) noise);
    }
    return probability;
  }
}

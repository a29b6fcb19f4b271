package city.madang.etl.privacy.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.madang.etl.privacy.noise.DiscreteLaplace.Ratio;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Seeds are fixed; a deviation of four standard errors would be one case in 16,000.
class DiscreteLaplaceTest {
  private static final int DRAWS = 200_000;

  @ParameterizedTest
  @CsvSource({"1, 1, 0.462117, 1.841347", "0.1, 1, 0.049958, 199.833", "0.5, 5, 0.049958, 199.833"})
  void draw_manyTimes_hasTheDistribution(
      BigDecimal epsilon, long sensitivity, double atZero, double variance) {
    var noise = new DiscreteLaplace(Ratio.of(epsilon, 1), sensitivity);
    var bits = NoiseTestData.key(1).bits(List.of("sample"));
    double zeros = 0;
    double sum = 0;
    double squares = 0;
    double fourths = 0;
    for (int i = 0; i < DRAWS; i++) {
      double drawn = noise.draw(bits).doubleValue();
      zeros += drawn == 0 ? 1 : 0;
      sum += drawn;
      squares += drawn * drawn;
      fourths += drawn * drawn * drawn * drawn;
    }

    double measured = squares / DRAWS;
    double errorOfVariance = Math.sqrt((fourths / DRAWS - measured * measured) / DRAWS);
    assertThat(zeros / DRAWS)
        .isCloseTo(atZero, within(4 * Math.sqrt(atZero * (1 - atZero) / DRAWS)));
    assertThat(sum / DRAWS).isCloseTo(0, within(4 * Math.sqrt(variance / DRAWS)));
    assertThat(measured).isCloseTo(variance, within(4 * errorOfVariance));
    assertThat(noise.standardDeviation()).isCloseTo(Math.sqrt(variance), within(1e-3));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "1, 2", "3, 7", "1, 1000"})
  void exponential_manyTimes_hasItsProbability(long numerator, long denominator) {
    var bits = NoiseTestData.key(2).bits(List.of("coins"));
    int heads = 0;
    for (int i = 0; i < DRAWS; i++) {
      if (Bernoulli.exponential(
          bits, BigInteger.valueOf(numerator), BigInteger.valueOf(denominator))) {
        heads++;
      }
    }

    double expected = Math.exp(-(double) numerator / denominator);
    assertThat((double) heads / DRAWS)
        .isCloseTo(expected, within(4 * Math.sqrt(expected * (1 - expected) / DRAWS)));
  }

  /// All paths of the coin for γ = 1/2 over every row of bits, up to ten tries: its probability is
  /// the alternating series of exp(-1/2), exactly.
  @Test
  void exponential_everyPath_isTheSeries() {
    var gamma = new Fraction(BigInteger.ONE, BigInteger.TWO);
    var heads = new Fraction(BigInteger.ZERO, BigInteger.ONE);
    for (int tries = 1; tries <= 11; tries += 2) {
      heads = heads.plus(probabilityOfStopping(gamma, tries));
    }

    var series = new Fraction(BigInteger.ZERO, BigInteger.ONE);
    for (int n = 0; n <= 11; n++) {
      series = n % 2 == 0 ? series.plus(term(gamma, n)) : series.minus(term(gamma, n));
    }
    assertThat(heads.numerator().multiply(series.denominator()))
        .isEqualTo(series.numerator().multiply(heads.denominator()));
  }

  /// Counts the uniform numbers that [Bernoulli#ratio] takes as heads, one after the other.
  private static Fraction probabilityOfStopping(Fraction gamma, int tries) {
    var reached = new Fraction(BigInteger.ONE, BigInteger.ONE);
    for (int n = 1; n < tries; n++) {
      reached = reached.times(heads(gamma, n));
    }
    return reached.minus(reached.times(heads(gamma, tries)));
  }

  private static Fraction heads(Fraction gamma, int n) {
    int denominator = gamma.denominator().intValueExact() * n;
    int heads = 0;
    for (int value = 0; value < denominator; value++) {
      if (Bernoulli.ratio(
          bits(value, denominator), gamma.numerator(), BigInteger.valueOf(denominator))) {
        heads++;
      }
    }
    return new Fraction(BigInteger.valueOf(heads), BigInteger.valueOf(denominator));
  }

  /// Bits from which [RandomBits#below] draws exactly `value`.
  private static RandomBits bits(int value, int bound) {
    int length = BigInteger.valueOf(bound - 1L).bitLength();
    return new RandomBits(_ -> new byte[] {(byte) (value << (8 - length))});
  }

  private static Fraction term(Fraction gamma, int n) {
    var term = new Fraction(BigInteger.ONE, BigInteger.ONE);
    for (int i = 1; i <= n; i++) {
      term =
          term.times(
              new Fraction(gamma.numerator(), gamma.denominator().multiply(BigInteger.valueOf(i))));
    }
    return term;
  }

  private record Fraction(BigInteger numerator, BigInteger denominator) {
    Fraction plus(Fraction other) {
      return new Fraction(
          numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
          denominator.multiply(other.denominator));
    }

    Fraction minus(Fraction other) {
      return plus(new Fraction(other.numerator.negate(), other.denominator));
    }

    Fraction times(Fraction other) {
      return new Fraction(
          numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }
  }
}

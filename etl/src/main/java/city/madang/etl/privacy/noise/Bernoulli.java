package city.madang.etl.privacy.noise;

import java.math.BigInteger;

/// Coins of exact bias, without floating point.
///
/// Source: Canonne, Kamath and Steinke, "The Discrete Gaussian for Differential Privacy" (2020),
/// Algorithm 1, for exponents between 0 and 1.
final class Bernoulli {
  private Bernoulli() {}

  /// True with probability `numerator / denominator`, between 0 and 1.
  static boolean ratio(RandomBits bits, BigInteger numerator, BigInteger denominator) {
    return bits.below(denominator).compareTo(numerator) < 0;
  }

  /// True with probability exp(-`numerator` / `denominator`), for a ratio between 0 and 1.
  static boolean exponential(RandomBits bits, BigInteger numerator, BigInteger denominator) {
    long tries = 1;
    while (ratio(bits, numerator, denominator.multiply(BigInteger.valueOf(tries)))) {
      tries++;
    }
    return tries % 2 == 1;
  }
}

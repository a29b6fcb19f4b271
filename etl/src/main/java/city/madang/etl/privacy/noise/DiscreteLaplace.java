package city.madang.etl.privacy.noise;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/// Whole numbers z with probability proportional to exp(-ε·|z| / sensitivity), drawn exactly.
///
/// Added to a count or sum that one entity changes by `sensitivity` at most, it gives
/// ε-differential privacy. No floating point is used, so no rounding leaks the true value.
///
/// Source: Canonne, Kamath and Steinke, "The Discrete Gaussian for Differential Privacy" (2020),
/// Algorithm 2; Ghosh, Roughgarden and Sundararajan, "Universally utility-maximizing privacy
/// mechanisms" (2009) for the mechanism.
///
/// @param epsilon above 0, a decimal of any precision
/// @param sensitivity 1 or more
public record DiscreteLaplace(Ratio epsilon, long sensitivity) {
  /// A fraction above 0.
  public record Ratio(BigInteger numerator, BigInteger denominator) {
    /// @throws IllegalArgumentException unless both are above 0
    public Ratio {
      if (numerator.signum() <= 0 || denominator.signum() <= 0) {
        throw new IllegalArgumentException("a ratio must be above 0");
      }
    }

    /// The decimal shared out in equal parts, exactly.
    public static Ratio of(BigDecimal decimal, int parts) {
      var digits = decimal.setScale(Math.max(0, decimal.scale())).unscaledValue();
      var scale = BigInteger.TEN.pow(Math.max(0, decimal.scale()));
      return new Ratio(digits, scale.multiply(BigInteger.valueOf(parts)));
    }

    double toDouble() {
      return new BigDecimal(numerator)
          .divide(new BigDecimal(denominator), MathContext.DECIMAL64)
          .doubleValue();
    }
  }

  /// @throws IllegalArgumentException if the sensitivity is below 1
  public DiscreteLaplace {
    if (sensitivity < 1) {
      throw new IllegalArgumentException("the sensitivity is at least 1");
    }
  }

  /// Draws one number.
  BigInteger draw(RandomBits bits) {
    // Scale t/s = sensitivity / epsilon.
    var s = epsilon.numerator();
    var t = epsilon.denominator().multiply(BigInteger.valueOf(sensitivity));
    while (true) {
      var magnitude = exponential(bits, t).divide(s);
      var negative = bits.coin();
      if (!negative) {
        return magnitude;
      }
      if (magnitude.signum() != 0) {
        return magnitude.negate();
      }
    }
  }

  /// A number x from 0 on with probability proportional to exp(-x / t).
  private static BigInteger exponential(RandomBits bits, BigInteger t) {
    var rest = bits.below(t);
    while (!Bernoulli.exponential(bits, rest, t)) {
      rest = bits.below(t);
    }
    long whole = 0;
    while (Bernoulli.exponential(bits, BigInteger.ONE, BigInteger.ONE)) {
      whole++;
    }
    return rest.add(t.multiply(BigInteger.valueOf(whole)));
  }

  /// How far the noise usually is from 0.
  public double standardDeviation() {
    double decay = -Math.expm1(-epsilon.toDouble() / sensitivity);
    return Math.sqrt(2 * (1 - decay)) / decay;
  }
}

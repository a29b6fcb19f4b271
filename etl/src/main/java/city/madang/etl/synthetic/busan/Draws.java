package city.madang.etl.synthetic.busan;

import java.util.List;
import java.util.random.RandomGenerator;

/// Draws that are the same on every machine: no function whose last digit a platform may choose.
public final class Draws {
  private Draws() {}

  /// One of them, each as likely.
  public static <T> T oneOf(List<T> things, RandomGenerator random) {
    return things.get(random.nextInt(things.size()));
  }

  /// A position, as likely as its weight says.
  ///
  /// @param weights not negative, with a sum above 0
  public static int weighted(double[] weights, RandomGenerator random) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double left = random.nextDouble() * sum;
    for (int i = 0; i < weights.length; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  /// Nearly normal: the sum of twelve uniform draws, within six deviations.
  public static double normal(double mean, double deviation, RandomGenerator random) {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return mean + deviation * sum;
  }

  /// Exponential.
  public static double exponential(double mean, RandomGenerator random) {
    return -mean * StrictMath.log(1 - random.nextDouble());
  }

  /// Poisson.
  ///
  /// @param mean at most some hundred: it takes as many draws
  public static int poisson(double mean, RandomGenerator random) {
    double limit = StrictMath.exp(-mean);
    int count = 0;
    for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }

  /// Uniform from `from` up to, but not with, `to`.
  public static double between(double from, double to, RandomGenerator random) {
    return from + (to - from) * random.nextDouble();
  }
}

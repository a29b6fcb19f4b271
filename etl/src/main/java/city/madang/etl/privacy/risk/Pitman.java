package city.madang.etl.privacy.risk;

import java.util.Optional;

/// Pitman's sampling formula, fitted to a sample by maximum likelihood.
///
/// Source: Hoshino, "Applying Pitman's sampling formula to microdata disclosure risk assessment",
/// Journal of Official Statistics 17(4), 2001.
///
/// @param theta above −alpha; how many classes there are
/// @param alpha 0–1; how many of them are small
record Pitman(double theta, double alpha) {
  private static final int HALVINGS = 200;
  private static final double MOST_THETA = 1e15;

  /// The most likely parameters; empty if the sample does not tell, such as one of uniques only.
  static Optional<Pitman> fit(ClassSizes sample) {
    long uniques = sample.classes(size -> size.rows() == 1);
    long rows = sample.rows();
    return uniques == 0 || uniques == rows || sample.classes() < 2
        ? Optional.empty()
        : new Fit(sample).solve();
  }

  /// Expected number of uniques in a population.
  double uniques(long population) {
    double logarithm =
        Digamma.logGamma(theta + 1)
            - Digamma.logGamma(theta + alpha)
            + Digamma.logGamma(theta + alpha + population - 1)
            - Digamma.logGamma(theta + population);
    return population * Math.exp(logarithm);
  }

  /// Looks for the zero of both derivatives of the log-likelihood: for each alpha the theta, then
  /// the alpha on that line.
  private record Fit(ClassSizes sample, double classes, double rows) {
    Fit(ClassSizes sample) {
      this(sample, (double) sample.classes(), (double) sample.rows());
    }

    Optional<Pitman> solve() {
      double low = 1e-9;
      double high = 1 - 1e-9;
      if (byAlpha(low) <= 0 || byAlpha(high) >= 0) {
        return Optional.empty();
      }
      for (int i = 0; i < HALVINGS; i++) {
        double middle = (low + high) / 2;
        if (byAlpha(middle) > 0) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return Optional.of(new Pitman(theta(low), low));
    }

    private double theta(double alpha) {
      double low = -alpha;
      double high = MOST_THETA;
      for (int i = 0; i < HALVINGS; i++) {
        double middle = (low + high) / 2;
        if (byTheta(middle, alpha) > 0) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return high;
    }

    /// Σ 1/(θ+iα) for i = 1 … u−1.
    private double steps(double theta, double alpha) {
      return Digamma.harmonic(theta / alpha + 1, classes - 1) / alpha;
    }

    private double byTheta(double theta, double alpha) {
      return steps(theta, alpha) - Digamma.harmonic(theta + 1, rows - 1);
    }

    private double byAlpha(double alpha) {
      double theta = theta(alpha);
      double sum = ((classes - 1) - theta * steps(theta, alpha)) / alpha;
      for (var entry : sample.bySize().entrySet()) {
        sum -= entry.getValue() * Digamma.harmonic(1 - alpha, entry.getKey().rows() - 1.0);
      }
      return sum;
    }
  }
}

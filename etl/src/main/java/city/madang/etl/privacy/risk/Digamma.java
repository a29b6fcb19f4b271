package city.madang.etl.privacy.risk;

/// The derivative of the logarithm of the gamma function, and sums that it stands for.
///
/// Source: Abramowitz and Stegun, "Handbook of Mathematical Functions", 6.3.5 and 6.3.18.
final class Digamma {
  private static final double ASYMPTOTIC_FROM = 12;

  private Digamma() {}

  /// Accurate to about fourteen digits for `x` above 0.
  static double at(double x) {
    double below = 0;
    double y = x;
    while (y < ASYMPTOTIC_FROM) {
      below += 1 / y;
      y++;
    }
    double square = 1 / (y * y);
    double series =
        square
            * (1.0 / 12
                - square
                    * (1.0 / 120 - square * (1.0 / 252 - square * (1.0 / 240 - square / 132))));
    return Math.log(y) - 0.5 / y - series - below;
  }

  /// 1/x + 1/(x+1) + … , `terms` of them.
  static double harmonic(double x, double terms) {
    return at(x + terms) - at(x);
  }

  /// Logarithm of the gamma function, for `x` above 0.
  static double logGamma(double x) {
    double shift = 0;
    double y = x;
    while (y < ASYMPTOTIC_FROM) {
      shift += Math.log(y);
      y++;
    }
    double square = 1 / (y * y);
    double series = (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680))) / y;
    return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series - shift;
  }
}

package city.madang.etl.privacy.verify;

/// Hashes that tell points apart, and seeds.
final class PointHash {
  private PointHash() {}

  static long ofPlaceAndTime(ReleasedPoint point) {
    return add(add(mix(point.timeMicros()), point.latitude()), point.longitude());
  }

  /// All that is told of a point but pseudonym and number: those are made here, and of the numbers
  /// only the differences are known from elsewhere, which [Known] compares.
  static long of(ReleasedPoint point) {
    return add(add(ofPlaceAndTime(point), point.speed()), point.heading());
  }

  /// Adding 0 makes one zero of two.
  private static long add(long hash, double value) {
    return mix(hash ^ Double.doubleToLongBits(value + 0.0));
  }

  /// From a pseudonym, so that nobody chooses it.
  static long seed(String text) {
    long seed = 0;
    for (int i = 0; i < text.length(); i++) {
      seed = mix(seed ^ text.charAt(i));
    }
    return seed;
  }

  /// Source: Stafford's variant 13, as in SplittableRandom.
  static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}

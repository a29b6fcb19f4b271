package city.madang.etl.synthetic;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A source that is made up, as an address: `synthetic:ev-chargers?size=2000&seed=7`.
///
/// @param generator its name
/// @param size how much of it: rows, people or vehicles, as the generator says; at least 1
/// @param seed another one gives other draws of the same distributions
public record SyntheticSource(String generator, int size, long seed) {
  private static final Pattern ADDRESS =
      Pattern.compile("synthetic:([a-z0-9-]+)\\?size=(\\d{1,9})&seed=(\\d{1,18})");

  /// Reads an address.
  ///
  /// @throws IllegalArgumentException telling how such an address is written
  public static SyntheticSource parse(String address) {
    var parts = ADDRESS.matcher(address);
    if (!parts.matches() || size(parts) == 0) {
      throw new IllegalArgumentException(
          "write a synthetic source like synthetic:ev-chargers?size=2000&seed=7");
    }
    return new SyntheticSource(parts.group(1), size(parts), Long.parseLong(parts.group(3)));
  }

  /// Draws for one part of the source: each part has draws of its own, so that more rows of one
  /// leave the others as they are.
  RandomGenerator random(String part) {
    return new SplittableRandom(seed * 31 + part.hashCode());
  }

  private static int size(Matcher parts) {
    return Integer.parseInt(parts.group(2));
  }
}

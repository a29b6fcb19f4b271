package city.madang.etl.dataset;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// A source that is made up, as an address: `synthetic:ev-chargers?size=2000&seed=7`.
///
/// @param what is made up
/// @param size how much of it: rows, people or vehicles, as the generator says; at least 1
/// @param seed another one gives other draws of the same distributions
public record SyntheticSource(MadeUp what, int size, long seed) {
  static final String SCHEME = "synthetic:";

  private static final List<String> PARAMETERS = List.of("size", "seed");
  private static final int MOST_SIZE = 999_999_999;
  private static final long MOST_SEED = 999_999_999_999_999_999L;

  /// Reads an address.
  ///
  /// @throws IllegalArgumentException telling what is wrong, and what would be right
  public static SyntheticSource parse(String address) {
    var parts = address.substring(SCHEME.length()).split("\\?", 2);
    var what = what(parts[0]);
    var values = values(parts.length == 1 ? "" : parts[1]);
    return new SyntheticSource(
        what, (int) number(values, "size", 1, MOST_SIZE), number(values, "seed", 0, MOST_SEED));
  }

  private static MadeUp what(String name) {
    var known = Arrays.stream(MadeUp.values()).map(MadeUp::toString).toList();
    if (!known.contains(name)) {
      throw new IllegalArgumentException(
          "nothing makes '%s' up; known: %s%s"
              .formatted(name, String.join(", ", known), Nearest.hint(name, known)));
    }
    return Words.parse(MadeUp.class, name);
  }

  private static Map<String, String> values(String query) {
    var values = new HashMap<String, String>();
    for (var pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      var name = pair.replaceFirst("=.*", "");
      if (!PARAMETERS.contains(name)) {
        throw new IllegalArgumentException(
            "a synthetic source has size and seed, no '%s'%s"
                .formatted(name, Nearest.hint(name, PARAMETERS)));
      }
      if (values.put(name, pair.substring(Math.min(pair.length(), name.length() + 1))) != null) {
        throw new IllegalArgumentException("'%s' is there twice".formatted(name));
      }
    }
    return values;
  }

  private static long number(Map<String, String> values, String name, long least, long most) {
    var text = values.get(name);
    if (text == null) {
      throw new IllegalArgumentException(
          "'%s' is missing; write it like synthetic:ev-chargers?size=2000&seed=7".formatted(name));
    }
    long number = text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    if (number < least || number > most) {
      throw new IllegalArgumentException(
          "%s is a whole number from %d to %d, not '%s'".formatted(name, least, most, text));
    }
    return number;
  }

  /// Draws for one part of the source: each part has draws of its own, so that more rows of one
  /// leave the others as they are.
  public RandomGenerator random(String part) {
    return new SplittableRandom(seed * 31 + part.hashCode());
  }
}

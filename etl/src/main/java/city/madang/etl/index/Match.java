package city.madang.etl.index;

import java.util.Optional;

/// How much of a question its hits have. Each way is tried only if the one before found nothing.
public enum Match {
  /// All words, or other words for the same thing.
  ALL,

  /// All words, or some that are written almost alike: a typing error.
  SIMILAR,

  /// Half of the words.
  SOME,

  /// Nothing was found in any way.
  NONE;

  Optional<Match> next() {
    return switch (this) {
      case ALL -> Optional.of(SIMILAR);
      case SIMILAR -> Optional.of(SOME);
      case SOME, NONE -> Optional.empty();
    };
  }
}

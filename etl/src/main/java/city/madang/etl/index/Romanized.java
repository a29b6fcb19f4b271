package city.madang.etl.index;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Districts as they are written in Latin letters: `haeundae-gu` is 해운대구, whose rows often say so
/// in Korean alone.
///
/// @param stem without its ending, as most names and addresses in English have it
/// @param korean its Korean name
record Romanized(String stem, String korean) {
  /// A shorter name without its ending is any word: `dong`, `nam`.
  private static final int LEAST_LETTERS = 5;

  private static final Map<String, String> KOREAN =
      WordList.DISTRICTS.lines().stream()
          .map(line -> line.split(" "))
          .collect(toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));

  private static final Map<String, String> STEMS =
      KOREAN.keySet().stream()
          .filter(name -> stem(name).length() >= LEAST_LETTERS)
          .collect(toUnmodifiableMap(Romanized::stem, name -> name, (one, _) -> one));

  /// The district that a word names, with its ending or without.
  static Optional<Romanized> find(String word) {
    var lower = word.toLowerCase(Locale.ROOT);
    var name = STEMS.getOrDefault(lower, lower);
    return Optional.ofNullable(KOREAN.get(name)).map(korean -> new Romanized(stem(name), korean));
  }

  /// The Korean names of the districts that a Korean word is written almost like, with their ending
  /// or without: 해운데 is 해운대구.
  static Stream<String> almost(String word) {
    return KOREAN.values().stream()
        .filter(
            name ->
                Syllables.isAlmost(word, name)
                    || Syllables.isAlmost(word, name.substring(0, name.length() - 1)));
  }

  private static String stem(String name) {
    return name.substring(0, name.indexOf('-'));
  }
}

package city.madang.etl.index;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Hangul syllables that differ in one letter, as those of a typing error do: 쟝 is 장, while 구 is
/// another syllable.
///
/// Source: The Unicode Standard, section 3.12: a syllable is its first consonant, vowel and last
/// consonant as one number.
final class Syllables {
  private static final char FIRST = '가';
  private static final char LAST = '힣';
  private static final int VOWELS = 21;
  private static final int ENDS = 28;
  private static final int BEGINS = 19;

  private Syllables() {}

  /// `word` with one letter of its last syllable changed, some 65 words, itself among them.
  static Stream<String> almost(String word) {
    char last = word.charAt(word.length() - 1);
    var rest = word.substring(0, word.length() - 1);
    return last < FIRST || last > LAST
        ? Stream.of(word)
        : almost(last).mapToObj(it -> rest + (char) it);
  }

  private static IntStream almost(char syllable) {
    int place = syllable - FIRST;
    int begin = place / (VOWELS * ENDS);
    int vowel = place / ENDS % VOWELS;
    int end = place % ENDS;
    return Stream.of(
            IntStream.range(0, BEGINS).map(it -> at(it, vowel, end)),
            IntStream.range(0, VOWELS).map(it -> at(begin, it, end)),
            IntStream.range(0, ENDS).map(it -> at(begin, vowel, it)))
        .flatMapToInt(it -> it)
        .distinct();
  }

  private static int at(int begin, int vowel, int end) {
    return FIRST + (begin * VOWELS + vowel) * ENDS + end;
  }
}

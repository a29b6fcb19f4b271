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
    return isSyllable(last) ? almost(last).mapToObj(it -> rest + (char) it) : Stream.of(word);
  }

  /// Whether one syllable behind the second differs, in one letter.
  static boolean isAlmost(String word, String meant) {
    if (word.length() != meant.length()) {
      return false;
    }
    var other =
        IntStream.range(0, word.length())
            .filter(at -> word.charAt(at) != meant.charAt(at))
            .toArray();
    return other.length == 1
        && other[0] >= 2
        && isSyllable(word.charAt(other[0]))
        && almost(word.charAt(other[0])).anyMatch(it -> it == meant.charAt(other[0]));
  }

  private static boolean isSyllable(char letter) {
    return FIRST <= letter && letter <= LAST;
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

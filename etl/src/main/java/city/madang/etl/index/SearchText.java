package city.madang.etl.index;

import java.text.Normalizer;

/// Text on its way into the index or a query.
final class SearchText {
  /// Longest question that is read; more words make a query slow, not better.
  static final int QUESTION_CHARACTERS = 200;

  private SearchText() {}

  /// Composes Hangul (macOS and some offices write jamo one by one), and drops what JSON cannot
  /// carry: half surrogate pairs and control characters.
  static String clean(String text) {
    var valid = new StringBuilder(text.length());
    text.codePoints().map(point -> isText(point) ? point : ' ').forEach(valid::appendCodePoint);
    return Normalizer.normalize(valid, Normalizer.Form.NFC).strip();
  }

  /// As [#clean(String)], and not longer than a question may be.
  static String question(String text) {
    var beginning = text.length() <= 4 * QUESTION_CHARACTERS ? text : cut(text, 4);
    var clean = clean(beginning);
    return clean.length() <= QUESTION_CHARACTERS ? clean : clean(cut(clean, 1));
  }

  private static String cut(String text, int times) {
    return text.substring(0, times * QUESTION_CHARACTERS);
  }

  private static boolean isText(int point) {
    var halfPair = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    return !halfPair && !Character.isISOControl(point);
  }
}

package city.madang.portal.sparql.query;

import java.util.regex.Pattern;

/// A place in the text of a query, and what stands there.
///
/// Units: lines and columns begin at 1; a column is one UTF-16 unit, also a tab.
///
/// @param token at most a word, a string or a sign; empty at the end of the text
record TextPlace(int line, int column, String token) {
  private static final int LONGEST = 40;
  private static final Pattern LINE_END = Pattern.compile("\r\n?|\n");
  private static final Pattern TOKEN =
      Pattern.compile(
          "[?$]?[\\p{L}\\p{N}_][\\p{L}\\p{N}_.:-]*|<[^<>\\s]*>|\"[^\"\n]*\"|'[^'\n]*'|(?s:.)");

  /// The place at `line` and `column`, or the end if the text is shorter.
  static TextPlace at(String text, int line, int column) {
    var ends = LINE_END.matcher(text);
    int start = 0;
    for (int i = 1; i < line && ends.find(); i++) {
      start = ends.end();
    }
    return at(text, Math.min(start + Math.max(column, 1) - 1, text.length()));
  }

  /// The place behind the last sign that is no space.
  static TextPlace end(String text) {
    return at(text, text.stripTrailing().length());
  }

  static TextPlace at(String text, int offset) {
    var ends = LINE_END.matcher(text.substring(0, offset));
    int line = 1;
    int start = 0;
    while (ends.find()) {
      line++;
      start = ends.end();
    }
    return new TextPlace(line, offset - start + 1, token(text, offset));
  }

  private static String token(String text, int offset) {
    var token = TOKEN.matcher(text).region(offset, text.length());
    if (!token.lookingAt() || token.group().isBlank()) {
      return "";
    }
    return token.group().length() > LONGEST ? token.group().substring(0, LONGEST) : token.group();
  }
}

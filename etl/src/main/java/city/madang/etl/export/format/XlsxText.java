package city.madang.etl.export.format;

import java.util.regex.Pattern;

/// Puts a text into a cell so that each of its characters comes back.
///
/// What XML cannot hold is written `_x001F_`, and a text that looks so already is guarded. Source:
/// ECMA-376, part 1, section 22.9.2.19 (ST_Xstring).
final class XlsxText {
  private static final Pattern LOOKS_ESCAPED = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  private XlsxText() {}

  static void append(String text, StringBuilder out) {
    var guarded = text.contains("_x") ? LOOKS_ESCAPED.matcher(text).replaceAll("_x005F_") : text;
    for (int i = 0; i < guarded.length(); i++) {
      append(guarded, i, out);
    }
  }

  private static void append(String text, int place, StringBuilder out) {
    char c = text.charAt(place);
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '\t', '\n' -> out.append(c);
      default -> {
        if (c < ' ' || c == '\uFFFE' || c == '\uFFFF' || isHalf(text, place)) {
          out.append("_x%04X_".formatted((int) c));
        } else {
          out.append(c);
        }
      }
    }
  }

  private static boolean isHalf(String text, int place) {
    char c = text.charAt(place);
    if (Character.isHighSurrogate(c)) {
      return place + 1 == text.length() || !Character.isLowSurrogate(text.charAt(place + 1));
    }
    return Character.isLowSurrogate(c)
        && (place == 0 || !Character.isHighSurrogate(text.charAt(place - 1)));
  }
}

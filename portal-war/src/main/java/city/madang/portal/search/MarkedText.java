package city.madang.portal.search;

import static city.madang.portal.http.Html.escape;

import city.madang.etl.index.Marks;

/// A text as HTML in which the words that were found are marked; a long one is cut.
final class MarkedText {
  private static final int SHOWN_CHARACTERS = 300;

  private MarkedText() {}

  static String html(String text, Marks marks) {
    int shown = end(text);
    var html = new StringBuilder();
    int done = 0;
    for (var range : marks.in(text)) {
      int begin = Math.min(range.begin(), shown);
      int end = Math.min(range.end(), shown);
      if (begin < end) {
        html.append(escape(text.substring(done, begin)))
            .append("<mark>")
            .append(escape(text.substring(begin, end)))
            .append("</mark>");
        done = end;
      }
    }
    return html.append(escape(text.substring(done, shown)))
        .append(shown < text.length() ? "…" : "")
        .toString();
  }

  private static int end(String text) {
    return text.codePointCount(0, text.length()) <= SHOWN_CHARACTERS
        ? text.length()
        : text.offsetByCodePoints(0, SHOWN_CHARACTERS);
  }
}

package city.madang.portal.sparql.questions;

import static city.madang.portal.http.Html.escape;

/// A title as a page shows it: the question itself, and what must be known to read its answer.
record QuestionWords(String question, String remark) {
  static QuestionWords of(String title) {
    int end = title.indexOf('?') + 1;
    return end == 0
        ? new QuestionWords(title, "")
        : new QuestionWords(title.substring(0, end), title.substring(end).strip());
  }

  /// The remark as HTML; empty if there is none.
  String paragraph() {
    return remark.isEmpty() ? "" : "<p>" + escape(remark) + "</p>\n";
  }
}

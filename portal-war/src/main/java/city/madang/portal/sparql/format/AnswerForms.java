package city.madang.portal.sparql.format;

import java.util.List;
import java.util.stream.Collectors;

/// What a page has below an answer: the same as a file, and the query to change.
public final class AnswerForms {
  private AnswerForms() {}

  /// The end of the page.
  ///
  /// @param graph whether the answer is one
  public static String of(AskedPage asked, boolean graph) {
    var language = asked.language();
    var formats =
        graph ? List.of("ttl", "nt", "json", "xml") : List.of("csv", "tsv", "json", "xml");
    return "<form action=\"/sparql\" method=\"post\">\n"
        + asked.fields()
        + "<p>%s ".formatted(language.of("내려받기", "Save as"))
        + formats.stream().map(AnswerForms::button).collect(Collectors.joining(" "))
        + "</p>\n</form>\n"
        + HtmlPage.form(asked.request().query(), language)
        + "<p><a href=\"/sparql?lang=%s\">%s</a></p>"
            .formatted(language.code(), language.of("새 질의", "New query"))
        + HtmlPage.foot(asked);
  }

  private static String button(String format) {
    return "<button name=\"format\" value=\"%1$s\">%1$s</button>".formatted(format);
  }
}

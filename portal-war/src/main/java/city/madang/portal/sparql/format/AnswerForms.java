package city.madang.portal.sparql.format;

import static city.madang.portal.http.Html.escape;

import java.util.List;
import java.util.stream.Collectors;

/// What a page has below an answer: the same as a file, and the query to change.
public final class AnswerForms {
  private AnswerForms() {}

  /// The end of the page.
  ///
  /// @param query as it was sent
  /// @param graph whether the answer is one
  public static String of(
      String query, List<String> defaultGraphs, List<String> namedGraphs, boolean graph) {
    var formats =
        graph ? List.of("ttl", "nt", "json", "xml") : List.of("csv", "tsv", "json", "xml");
    return "<form action=\"sparql\" method=\"post\">\n"
        + hidden("query", List.of(query))
        + hidden("default-graph-uri", defaultGraphs)
        + hidden("named-graph-uri", namedGraphs)
        + "<p>%s ".formatted(HtmlPage.both("내려받기", "Save as"))
        + formats.stream().map(AnswerForms::button).collect(Collectors.joining(" "))
        + "</p>\n</form>\n"
        + HtmlPage.form(query)
        + "<p><a href=\"sparql\">%s</a></p>".formatted(HtmlPage.both("새 질의", "New query"))
        + HtmlPage.FOOT;
  }

  private static String hidden(String name, List<String> values) {
    return values.stream()
        .map(
            value ->
                "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n".formatted(name, escape(value)))
        .collect(Collectors.joining());
  }

  private static String button(String format) {
    return "<button name=\"format\" value=\"%1$s\">%1$s</button>".formatted(format);
  }
}

package city.madang.portal.sparql.questions;

import static city.madang.portal.http.Html.escape;

import city.madang.portal.http.Language;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Solutions as a table in one language: a column that ends with the code of the other is left out.
///
/// @param answer Source: SPARQL 1.1 Query Results JSON Format
record AnswerTable(JsonNode answer, Language language) {
  private static final Pattern NUMBER =
      Pattern.compile(
          "http://www\\.w3\\.org/2001/XMLSchema#(?:integer|decimal|double|float|int|long)");

  String html() {
    var columns =
        StreamSupport.stream(answer.at("/head/vars").spliterator(), false)
            .map(JsonNode::asString)
            .filter(name -> !name.endsWith("_" + language.other().code()))
            .toList();
    var rows = answer.at("/results/bindings");
    return """
    <div class="scroll" tabindex="0" role="region" aria-label="%1$s"><table>
    <caption>%2$s</caption>
    <thead><tr>%3$s</tr></thead>
    <tbody>
    %4$s</tbody>
    </table></div>
    """
        .formatted(
            language.of("답", "Answer"),
            String.format(Locale.ROOT, language.of("%,d행", "%,d rows"), rows.size()),
            columns.stream().map(name -> heading(name, rows)).collect(Collectors.joining()),
            StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row(row, columns))
                .collect(Collectors.joining()));
  }

  private String heading(String column, JsonNode rows) {
    var own = "_" + language.code();
    var name = column.endsWith(own) ? column.substring(0, column.length() - own.length()) : column;
    boolean numbers = isNumber(rows.path(0).path(column));
    return "<th scope=\"col\"%s><code>%s</code></th>"
        .formatted(numbers ? " class=\"number\"" : "", escape(name));
  }

  private static String row(JsonNode row, List<String> columns) {
    return columns.stream()
        .map(
            column ->
                Optional.ofNullable(row.get(column)).map(AnswerTable::cell).orElse("<td></td>"))
        .collect(Collectors.joining("", "<tr>", "</tr>\n"));
  }

  /// A link only where one leads to: other schemes could do something.
  private static String cell(JsonNode term) {
    var value = term.path("value").asString("");
    if (term.path("type").asString("").equals("uri") && value.matches("(?s)https?://.*")) {
      return "<td><a rel=\"noreferrer\" href=\"%s\">%s</a></td>"
          .formatted(escape(value), escape(shortened(value)));
    }
    return isNumber(term)
        ? "<td class=\"number\">%s</td>".formatted(escape(value))
        : "<td>%s</td>".formatted(escape(value));
  }

  private static boolean isNumber(JsonNode term) {
    return NUMBER.matcher(term.path("datatype").asString("")).matches();
  }

  /// What follows the portal's datasets, or the last name of another address.
  private static String shortened(String iri) {
    int datasets = iri.indexOf("/datasets/");
    int cut = datasets >= 0 ? datasets + "/datasets/".length() : iri.lastIndexOf('/') + 1;
    return cut < iri.length() ? iri.substring(cut) : iri;
  }
}

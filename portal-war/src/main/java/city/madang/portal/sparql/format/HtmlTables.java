package city.madang.portal.sparql.format;

import static city.madang.portal.http.Html.escape;

import city.madang.portal.http.Language;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.exec.RowSet;
import org.jspecify.annotations.Nullable;

/// Results as the middle of a page for browsers, row by row and without script, between its head
/// and where [AnswerForms] go on.
final class HtmlTables {
  private final BufferedWriter out;
  private final Language language;
  private long count;

  HtmlTables(OutputStream out, Language language) {
    this.language = language;
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  void solutions(RowSet rows) {
    var variables =
        rows.getResultVars().stream().map(variable -> escape(variable.getVarName())).toList();
    page(
        () -> {
          head(variables);
          while (rows.hasNext()) {
            var solution = rows.next();
            row(rows.getResultVars().stream().map(solution::get).iterator());
          }
          foot();
        });
  }

  void triples(Iterator<Triple> triples) {
    page(
        () -> {
          head(
              List.of(
                  language.of("주어", "subject"),
                  language.of("서술어", "predicate"),
                  language.of("목적어", "object")));
          while (triples.hasNext()) {
            var triple = triples.next();
            row(List.of(triple.getSubject(), triple.getPredicate(), triple.getObject()).iterator());
          }
          foot();
        });
  }

  void answer(boolean answer) {
    page(
        () ->
            out.write(
                "<p>%s</p>"
                    .formatted(answer ? language.of("예", "true") : language.of("아니요", "false"))));
  }

  private void page(Body body) {
    try {
      out.write(
          "<p><a href=\"#query\">%s</a></p>\n"
              .formatted(language.of("내려받기, 질의 고치기", "Save it, change the query")));
      body.write();
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @param columns their names, as HTML
  private void head(List<String> columns) throws IOException {
    out.write("<table><tr>");
    for (var column : columns) {
      out.write("<th scope=\"col\">" + column + "</th>");
    }
    out.write("</tr>\n");
  }

  private void foot() throws IOException {
    out.write("</table>\n<p>%s</p>\n".formatted(language.of("%,d행", "%,d rows").formatted(count)));
  }

  private void row(Iterator<? extends @Nullable Node> nodes) throws IOException {
    count++;
    out.write("<tr>");
    while (nodes.hasNext()) {
      var node = nodes.next();
      out.write("<td>" + (node == null ? "" : cell(node)) + "</td>");
    }
    out.write("</tr>\n");
  }

  /// A link only where one leads to: other schemes could do something.
  private static String cell(Node node) {
    if (node.isURI() && node.getURI().matches("(?s)https?://.*")) {
      var iri = escape(node.getURI());
      return "<a rel=\"noreferrer\" href=\"%s\">%s</a>".formatted(iri, iri);
    }
    return escape(NodeFmtLib.strTTL(node));
  }

  private interface Body {
    void write() throws IOException;
  }
}

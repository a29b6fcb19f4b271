package city.madang.etl.privacy.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Pieces of XHTML. Whatever comes from a descriptor passes through [#text].
final class Markup {
  private Markup() {}

  /// Escaped for content and for attributes in double quotes; characters that XML forbids are gone.
  static String text(String raw) {
    return raw.codePoints()
        .filter(c -> c >= 0x20 || c == '\t' || c == '\n')
        .filter(c -> c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c <= 0xDFFF))
        .mapToObj(Markup::escape)
        .collect(Collectors.joining());
  }

  private static String escape(int c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      default -> Character.toString(c);
    };
  }

  static String paragraph(String sentence) {
    return "<p>" + text(sentence) + "</p>\n";
  }

  /// Sentences as points.
  static String list(List<String> sentences) {
    return sentences.stream()
        .map(sentence -> "<li>" + text(sentence) + "</li>\n")
        .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
  }

  /// A large figure, what it is, and what to compare it with.
  static String card(String value, String name, String note) {
    return "<li><b>%s</b><span>%s</span><small>%s</small></li>\n"
        .formatted(text(value), text(name), text(note));
  }

  static String cards(String... cards) {
    return "<ul class=\"cards\">\n" + String.join("", cards) + "</ul>\n";
  }

  /// A table with a heading; the first cell of each row names it.
  static String table(String caption, List<String> heading, List<List<String>> rows) {
    return "<table><caption>%s</caption>\n<thead><tr>%s</tr></thead>\n<tbody>\n%s</tbody></table>\n"
        .formatted(
            text(caption),
            heading.stream()
                .map(cell -> "<th scope=\"col\">" + text(cell) + "</th>")
                .collect(Collectors.joining()),
            rows.stream().map(Markup::row).collect(Collectors.joining()));
  }

  private static String row(List<String> cells) {
    return "<tr><th scope=\"row\">%s</th>%s</tr>\n"
        .formatted(
            text(cells.getFirst()),
            cells.stream()
                .skip(1)
                .map(cell -> "<td>" + text(cell) + "</td>")
                .collect(Collectors.joining()));
  }

  /// A picture with its caption and, folded, the same figures as a table.
  static String figure(String svg, String caption, String tableLabel, String table) {
    return """
    <figure>
    %s<figcaption>%s</figcaption>
    <details><summary>%s</summary>
    %s</details>
    </figure>
    """
        .formatted(svg, text(caption), text(tableLabel), table);
  }

  /// A picture.
  ///
  /// @param title what a reader hears who cannot see it
  static String svg(int width, int height, String title, String content) {
    return ("<svg role=\"img\" viewBox=\"0 0 %d %d\" xmlns=\"http://www.w3.org/2000/svg\""
            + " aria-label=\"%s\">\n%s</svg>\n")
        .formatted(width, height, text(title), content);
  }

  static String rect(String kind, double x, double y, double width, double height) {
    return String.format(
        Locale.ROOT,
        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>\n",
        kind,
        x,
        y,
        width,
        height);
  }

  static String line(String kind, double x1, double y1, double x2, double y2) {
    return String.format(
        Locale.ROOT,
        "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
        kind,
        x1,
        y1,
        x2,
        y2);
  }

  /// Words in a picture.
  ///
  /// @param kind CSS classes: `mid` centers, `end` aligns to the right
  static String label(String kind, double x, double y, String words) {
    return String.format(
        Locale.ROOT,
        "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>\n",
        kind,
        x,
        y,
        text(words));
  }

  static String dot(String kind, double x, double y, double radius) {
    return String.format(
        Locale.ROOT,
        "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>\n",
        kind,
        x,
        y,
        radius);
  }

  static String polygon(String kind, String corners) {
    return "<polygon class=\"%s\" points=\"%s\"/>\n".formatted(kind, corners);
  }

  /// One corner of a polygon.
  static String corner(double x, double y) {
    return String.format(Locale.ROOT, "%.1f,%.1f ", x, y);
  }
}

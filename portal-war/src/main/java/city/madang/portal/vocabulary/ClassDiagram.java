package city.madang.portal.vocabulary;

import static city.madang.portal.http.Html.escape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;

/// The classes of an area below each other, and the properties that join them as arcs beside them;
/// an arc to a wider class is named `subClassOf`. No two names of arcs are at one height.
///
/// Shape: an SVG without script, whose texts can be read, found and copied.
final class ClassDiagram {
  private static final int ROW = 34;
  private static final int BOX = 24;
  private static final int BOX_WIDTH = 300;
  private static final int ARC = 26;
  private static final int LINE = 16;

  private final Names names;
  private final List<Node> classes;
  private final List<Arc> arcs;

  /// All properties from one class to another are one arc, or their names would cover each other.
  private record Arc(int from, int to, String names) {
    int span() {
      return Math.abs(to - from);
    }
  }

  ClassDiagram(Area area, Names names) {
    this.names = names;
    var joining = area.of(Term.Kind.PROPERTY).stream().filter(Term::joinsThings).toList();
    var found = new LinkedHashSet<Node>();
    area.of(Term.Kind.CLASS).forEach(term -> found.add(term.iri()));
    area.of(Term.Kind.CLASS).forEach(term -> found.addAll(term.broader()));
    joining.forEach(term -> found.addAll(ends(term)));
    this.classes = List.copyOf(found);
    this.arcs = arcs(area.of(Term.Kind.CLASS), joining);
  }

  /// Whether there is anything to draw.
  boolean isEmpty() {
    return arcs.isEmpty();
  }

  String toSvg(String title) {
    var heights = heights();
    int last = heights.isEmpty() ? 0 : heights.getLast() + LINE;
    int height = Math.max(classes.size() * ROW + 10, last);
    int width =
        BOX_WIDTH + 40 + ARC * arcs.stream().mapToInt(ClassDiagram::reach).max().orElse(0) + 260;
    var svg = new StringBuilder();
    svg.append(
        "<svg role=\"img\" width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\"><title>%3$s</title>\n"
            .formatted(width, height, escape(title)));
    arcs.forEach(arc -> svg.append(line(arc)));
    // Names are above all lines, or a line would strike them out.
    for (int i = 0; i < arcs.size(); i++) {
      svg.append(name(arcs.get(i), heights.get(i)));
    }
    for (int row = 0; row < classes.size(); row++) {
      svg.append(box(classes.get(row), row));
    }
    return svg.append("</svg>\n").toString();
  }

  private List<Arc> arcs(List<Term> narrower, List<Term> joining) {
    var found = new LinkedHashMap<List<Integer>, String>();
    for (var term : narrower) {
      term.broader().forEach(wider -> join(found, term.iri(), wider, "subClassOf"));
    }
    for (var property : joining) {
      for (var domain : property.domains()) {
        property.ranges().forEach(range -> join(found, domain, range, property.name()));
      }
    }
    return found.entrySet().stream()
        .map(arc -> new Arc(arc.getKey().getFirst(), arc.getKey().getLast(), arc.getValue()))
        .sorted(Comparator.comparingInt(arc -> arc.from() + arc.to()))
        .toList();
  }

  private void join(Map<List<Integer>, String> arcs, Node from, Node to, String name) {
    var ends = List.of(classes.indexOf(from), classes.indexOf(to));
    arcs.merge(ends, name, (one, other) -> one + ", " + other);
  }

  private static List<Node> ends(Term property) {
    return property.domains().isEmpty() || property.ranges().isEmpty()
        ? List.of()
        : Stream.concat(property.domains().stream(), property.ranges().stream()).toList();
  }

  /// Where the name of each arc is: at its middle, or below the one above.
  private List<Integer> heights() {
    var heights = new ArrayList<Integer>();
    for (var arc : arcs) {
      int wanted = (middle(arc.from()) + middle(arc.to())) / 2 + 4;
      heights.add(heights.isEmpty() ? wanted : Math.max(wanted, heights.getLast() + LINE));
    }
    return heights;
  }

  private static int reach(Arc arc) {
    return 1 + arc.span();
  }

  private static String line(Arc arc) {
    // Loops leave and come back a little apart, so that they can be seen.
    int shift = arc.span() == 0 ? 8 : 0;
    return """
    <path d="M%1$d %2$d C%3$d %2$d %3$d %4$d %1$d %4$d" marker-end="url(#tip)"/>
    """
        .formatted(
            BOX_WIDTH,
            middle(arc.from()) - shift,
            BOX_WIDTH + ARC * (reach(arc) + 1),
            middle(arc.to()) + shift);
  }

  private static String name(Arc arc, int height) {
    return """
    <text x="%d" y="%d" class="arc">%s</text>
    """
        .formatted(BOX_WIDTH + ARC * reach(arc) * 3 / 4 + 22, height, escape(arc.names()));
  }

  private String box(Node node, int row) {
    return """
    <a href="%s"><rect x="1" y="%d" width="%d" height="%d" rx="4"/><text x="10" y="%d">%s</text></a>
    """
        .formatted(
            escape(Names.link(node)),
            middle(row) - BOX / 2,
            BOX_WIDTH - 2,
            BOX,
            middle(row) + 5,
            escape(names.of(node)));
  }

  private static int middle(int row) {
    return row * ROW + BOX / 2 + 5;
  }
}

package city.madang.etl.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/// Tells whether a triple did not come shortly before, for rows that lie together often make the
/// same one, such as the name of an area. One that came long ago comes once more: a graph that says
/// a thing twice says nothing else, and nothing that is streamed can remember all of it.
public final class RecentTriples implements Predicate<Triple> {
  private final int longest;
  private final Map<Triple, Boolean> recent;

  /// @param most that are remembered
  /// @param longest length of a term of one that is remembered
  public RecentTriples(int most, int longest) {
    this.longest = longest;
    this.recent =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Triple, Boolean> eldest) {
            return size() > most;
          }
        };
  }

  @Override
  public boolean test(Triple triple) {
    return isLong(triple.getSubject())
        || isLong(triple.getObject())
        || recent.put(triple, true) == null;
  }

  private boolean isLong(Node node) {
    return node.isTripleTerm()
        || (node.isLiteral() && node.getLiteralLexicalForm().length() > longest)
        || (node.isURI() && node.getURI().length() > longest);
  }
}

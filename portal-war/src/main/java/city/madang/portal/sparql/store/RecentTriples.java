package city.madang.portal.sparql.store;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/// Leaves out a triple that came shortly before, for rows that lie together often make the same
/// one. One that came long ago comes once more: a graph that says a thing twice says nothing else,
/// and nothing that is streamed can remember all of it.
final class RecentTriples implements Predicate<Triple> {
  static final int MOST = 4_096;

  /// Longer ones are not remembered.
  private static final int LONG = 500;

  private final Map<Triple, Boolean> recent =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Triple, Boolean> eldest) {
          return size() > MOST;
        }
      };

  private RecentTriples() {}

  static Iterator<Triple> of(Iterator<Triple> triples) {
    return Iter.filter(triples, new RecentTriples());
  }

  @Override
  public boolean test(Triple triple) {
    return isLong(triple) || recent.put(triple, true) == null;
  }

  private static boolean isLong(Triple triple) {
    return isLong(triple.getSubject()) || isLong(triple.getObject());
  }

  private static boolean isLong(Node node) {
    return node.isTripleTerm()
        || (node.isLiteral() && node.getLiteralLexicalForm().length() > LONG)
        || (node.isURI() && node.getURI().length() > LONG);
  }
}

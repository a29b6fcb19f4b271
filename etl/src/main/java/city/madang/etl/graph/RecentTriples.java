package city.madang.etl.graph;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.jena.graph.Triple;

/// Remembers the triples that rows keep repeating, such as the name of an area.
///
/// Bounded, so a table of any size can pass; a triple forgotten is merely written twice.
final class RecentTriples {
  private static final int LIMIT = 65_536;

  private final Map<Triple, Boolean> seen =
      new LinkedHashMap<>(LIMIT * 2, 0.75f, true) {
        @Serial private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Triple, Boolean> eldest) {
          return size() > LIMIT;
        }
      };

  /// Tells whether `triple` was not met lately.
  boolean isNew(Triple triple) {
    return seen.put(triple, Boolean.TRUE) == null;
  }
}

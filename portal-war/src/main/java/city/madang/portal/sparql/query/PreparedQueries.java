package city.madang.portal.sparql.query;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The queries that were asked last, read once. Thread-safe.
public final class PreparedQueries {
  private static final int MOST = 1_000;
  private static final int LONGEST = 10_000;

  private final URI base;
  private final Set<String> services;
  private final Map<String, PreparedQuery> queries =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PreparedQuery> eldest) {
          return size() > MOST;
        }
      };

  /// None yet.
  ///
  /// @param base against which relative IRIs are resolved
  /// @param services that queries may ask
  public PreparedQueries(URI base, Set<String> services) {
    this.services = services;
    this.base = base;
  }

  /// Problems: those of [QueryReader].
  public PreparedQuery read(String text) {
    synchronized (queries) {
      var known = queries.get(text);
      if (known != null) {
        return known;
      }
    }
    var query = QueryReader.read(text, base, services);
    if (text.length() <= LONGEST) {
      synchronized (queries) {
        queries.put(text, query);
      }
    }
    return query;
  }
}

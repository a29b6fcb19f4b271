package city.madang.portal.sparql.store;

import city.madang.portal.sparql.engine.EngineBounds;
import java.util.Set;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetDescription;

/// What evaluates queries. Thread-safe.
public interface QueryStore {
  /// Refuses what this store cannot keep to bounds, beyond what is refused everywhere.
  ///
  /// Problems: 403 `sparql-refused`.
  void check(Query query);

  /// The IRIs of the endpoints that queries may ask with SERVICE.
  default Set<String> listServices() {
    return Set.of();
  }

  /// Nothing runs before it is written.
  ///
  /// @param query checked
  /// @param graphs that it may read; empty for all
  Evaluation evaluate(Query query, DatasetDescription graphs, EngineBounds bounds);
}

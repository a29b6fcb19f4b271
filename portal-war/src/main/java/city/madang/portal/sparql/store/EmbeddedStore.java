package city.madang.portal.sparql.store;

import city.madang.portal.sparql.engine.EngineBounds;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;

/// The store inside, whose engine keeps to all bounds.
///
/// @param graphs read inside of a transaction
public record EmbeddedStore(DatasetGraph graphs) implements QueryStore {
  @Override
  public void check(Query query) {}

  @Override
  public Evaluation evaluate(Query query, DatasetDescription asked, EngineBounds bounds) {
    return new EmbeddedEvaluation(graphs, asked, query, bounds);
  }
}

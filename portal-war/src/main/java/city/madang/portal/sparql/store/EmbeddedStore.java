package city.madang.portal.sparql.store;

import city.madang.portal.sparql.engine.EngineBounds;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;

/// The store inside, whose engine keeps to all bounds.
///
/// @param graphs read inside of a transaction
public record EmbeddedStore(DatasetGraph graphs) implements QueryStore {
  @Override
  public void check(Query query) {}

  /// Graphs named by the request are ours or empty: nothing is ever fetched.
  @Override
  public Evaluation evaluate(Query query, DatasetDescription asked, EngineBounds bounds) {
    var read = asked.isEmpty() ? graphs : DynamicDatasets.dynamicDataset(asked, graphs, false);
    return new EmbeddedEvaluation(graphs, read, query, bounds);
  }
}

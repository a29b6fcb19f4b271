package city.madang.portal.sparql.store;

import city.madang.portal.sparql.engine.EngineBounds;
import city.madang.portal.sparql.literal.LiteralIndex;
import java.util.Optional;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;

/// The store inside, whose engine keeps to all bounds.
///
/// @param graphs read inside of a transaction
/// @param literals of these graphs, if they are indexed
public record EmbeddedStore(DatasetGraph graphs, Optional<LiteralIndex> literals)
    implements QueryStore {
  /// Without an index of literals.
  public EmbeddedStore(DatasetGraph graphs) {
    this(graphs, Optional.empty());
  }

  @Override
  public void check(Query query) {}

  @Override
  public Evaluation evaluate(Query query, DatasetDescription asked, EngineBounds bounds) {
    return new EmbeddedEvaluation(graphs, literals, asked, query, bounds);
  }
}

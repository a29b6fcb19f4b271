package city.madang.portal.sparql.store;

import city.madang.portal.sparql.engine.EngineBounds;
import city.madang.portal.sparql.literal.LiteralIndex;
import city.madang.portal.sparql.service.Services;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;

/// The store inside, whose engine keeps to all bounds.
///
/// @param graphs read inside of a transaction
/// @param literals of these graphs, if they are indexed
/// @param services that queries may ask
public record EmbeddedStore(DatasetGraph graphs, Optional<LiteralIndex> literals, Services services)
    implements QueryStore {
  /// Without an index of literals, and without SERVICE.
  public EmbeddedStore(DatasetGraph graphs) {
    this(graphs, Optional.empty(), Services.none());
  }

  @Override
  public void check(Query query) {}

  @Override
  public Set<String> listServices() {
    return services.names();
  }

  @Override
  public Evaluation evaluate(Query query, DatasetDescription asked, EngineBounds bounds) {
    return new EmbeddedEvaluation(this, asked, query, bounds);
  }
}

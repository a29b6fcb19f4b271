package city.madang.portal.sparql.literal;

import city.madang.etl.graph.NodeScan;
import city.madang.etl.graph.QuadScan;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.exec.QueryExecBuilder;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;
import org.jspecify.annotations.Nullable;

/// The literals that one query can find.
///
/// @param index of the store
/// @param snapshot the store, inside of the query's transaction
public record KnownLiterals(LiteralIndex index, DatasetGraph snapshot) {
  private static final Symbol KEY = Symbol.create("https://madang.city/engine#literals");

  /// Tells them to the parts of a query.
  public void putInto(QueryExecBuilder query) {
    query.set(KEY, this);
  }

  static Optional<KnownLiterals> of(Context context) {
    return Optional.ofNullable(context.get(KEY));
  }

  /// What finds all of them; waits until the newest have been read.
  LiteralGeneration await(ExecutionContext context) {
    @Nullable AtomicBoolean cancelled = context.getCancelSignal();
    return index.await(snapshot, cancelled == null ? new AtomicBoolean() : cancelled);
  }

  /// What finds all of them, if the newest have been read.
  Optional<LiteralGeneration> find() {
    return index.find(snapshot);
  }

  Node node(long id) {
    return NodeScan.nodes(snapshot).getNodeForNodeId(QuadScan.toId(id));
  }
}

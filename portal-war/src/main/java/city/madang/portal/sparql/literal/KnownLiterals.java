package city.madang.portal.sparql.literal;

import static city.madang.portal.problem.ProblemType.SPARQL_REFUSED;

import city.madang.etl.graph.NodeScan;
import city.madang.etl.graph.QuadScan;
import city.madang.portal.problem.ProblemException;
import city.madang.portal.sparql.bounds.OverBudgetError;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.exec.QueryExecBuilder;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;
import org.jspecify.annotations.Nullable;

/// The literals that one run of a query can find. For one thread.
public final class KnownLiterals {
  private static final Symbol KEY = Symbol.create("https://madang.city/engine#literals");

  private final LiteralIndex index;
  private final DatasetGraph snapshot;

  /// What was asked; empty while it was asked only once.
  private final Map<Object, Optional<HeldWords>> held = new HashMap<>();

  /// @param index of the store
  /// @param snapshot the store, inside of the query's transaction
  public KnownLiterals(LiteralIndex index, DatasetGraph snapshot) {
    this.index = index;
    this.snapshot = snapshot;
  }

  /// Tells them to the parts of a query.
  public void putInto(QueryExecBuilder query) {
    query.set(KEY, this);
  }

  static Optional<KnownLiterals> of(Context context) {
    return Optional.ofNullable(context.get(KEY));
  }

  /// @throws OverBudgetError 403 `sparql-refused` if there are none
  static KnownLiterals get(Context context) {
    return of(context)
        .orElseThrow(
            () -> new OverBudgetError(SPARQL_REFUSED.with("this store has no index of words")));
  }

  /// What finds all of them; waits until the newest have been read.
  ///
  /// @throws OverBudgetError 503 `sparql-store-unavailable`
  LiteralGeneration await(ExecutionContext context) {
    @Nullable AtomicBoolean cancelled = context.getCancelSignal();
    try {
      return index.await(snapshot, cancelled == null ? new AtomicBoolean() : cancelled);
    } catch (ProblemException unavailable) {
      throw new OverBudgetError(unavailable);
    }
  }

  /// What finds all of them, if the newest have been read.
  Optional<LiteralGeneration> find() {
    return index.find(snapshot);
  }

  Node node(long id) {
    return NodeScan.nodes(snapshot).getNodeForNodeId(QuadScan.toId(id));
  }

  /// What is held of the questions that were asked.
  Map<Object, Optional<HeldWords>> held() {
    return held;
  }
}

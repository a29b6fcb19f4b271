package city.madang.portal.sparql.store;

import city.madang.portal.sparql.engine.EngineBounds;
import city.madang.portal.sparql.format.ResultFormat;
import city.madang.portal.sparql.index.IndexExecutor;
import city.madang.portal.sparql.literal.KnownLiterals;
import city.madang.portal.sparql.literal.WordFunction;
import city.madang.portal.sparql.query.CompiledQuery;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.OptionalLong;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpPropFunc;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.jspecify.annotations.Nullable;

/// Evaluates with our engine, inside of a transaction.
final class EmbeddedEvaluation implements Evaluation {
  private final EmbeddedStore known;
  private final DatasetGraph store;
  private final DatasetDescription asked;
  private final Query query;
  private final EngineBounds bounds;
  private volatile @Nullable QueryExec execution;

  /// @param known whose transaction it is
  /// @param asked the graphs that are read; empty for all
  EmbeddedEvaluation(
      EmbeddedStore known, DatasetDescription asked, Query query, EngineBounds bounds) {
    this.known = known;
    this.store = known.graphs();
    this.asked = asked;
    this.query = query;
    this.bounds = bounds;
  }

  @Override
  public OptionalLong write(ResultFormat format, OutputStream out, Runnable begun) {
    return Txn.calculateRead(
        store,
        () -> {
          begun.run();
          return execute(format, out);
        });
  }

  private OptionalLong execute(ResultFormat format, OutputStream out) {
    try (var built = build()) {
      execution = built;
      bounds.stop().check();
      return new OfEngine(built).write(query, format, out);
    }
  }

  /// Without Jena's own timeout: one plan that hangs would stop the clock of all queries.
  private QueryExec build() {
    var built =
        QueryExec.dataset(read())
            .query(query)
            .set(ARQ.httpServiceAllowed, false)
            .set(ARQConstants.sysOpExecutorFactory, IndexExecutor.FACTORY);
    bounds.putInto(built);
    WordFunction.putInto(built);
    known.services().putInto(built);
    known.literals().ifPresent(index -> new KnownLiterals(index, store).putInto(built));
    return built.build();
  }

  /// Graphs named by the request are ours or empty: nothing is ever fetched.
  private DatasetGraph read() {
    if (asked.isEmpty()) {
      return store;
    }
    var graphs = AskedGraphs.of(asked);
    return TDBInternal.isBackedByTDB(store) && !query.isDescribeType() && graphs.fit(isOfPatterns())
        ? AskedEngine.of(store, graphs)
        : DynamicDatasets.dynamicDataset(asked, store, false);
  }

  /// Paths and searches of words read graphs, not patterns of them.
  private boolean isOfPatterns() {
    return CompiledQuery.of(query).patterns().stream()
        .noneMatch(op -> op instanceof OpPath || op instanceof OpPropFunc);
  }

  /// While Jena plans, its abort waits for the plan.
  @Override
  public void stop() {
    bounds.stop().give();
    var running = execution;
    if (running != null) {
      Thread.startVirtualThread(running::abort);
    }
  }

  private final class OfEngine implements Found {
    private final QueryExec built;

    private OfEngine(QueryExec built) {
      this.built = built;
    }

    @Override
    public boolean ask() {
      return built.ask();
    }

    @Override
    public RowSet select() {
      return built.select();
    }

    @Override
    public Iterator<Triple> triples() {
      return query.isConstructType()
          ? built.constructTriples()
          : built.describe(new DescribedGraph(bounds.memory(), bounds.stop()::check)).find();
    }

    @Override
    public void hold(long bytes) {
      bounds.memory().charge(bytes);
    }
  }
}

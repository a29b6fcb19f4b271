package city.madang.portal.sparql.run;

import city.madang.portal.sparql.bounds.MemoryBudget;
import city.madang.portal.sparql.engine.BoundedExecutor;
import city.madang.portal.sparql.engine.EngineBounds;
import city.madang.portal.sparql.format.GraphWriter;
import city.madang.portal.sparql.format.SolutionsWriter;
import city.madang.portal.sparql.lane.Place;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.engine.main.OpExecutorFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.system.Txn;
import org.jspecify.annotations.Nullable;

/// One execution of one query, which other threads can end. Its answer goes into a [Spool].
final class QueryRun {
  /// Why a query ended before its time.
  enum End {
    TIME,
    MEMORY,
    /// Its client has left.
    CLIENT,
    /// Somebody who knows its id has asked for it.
    REQUEST
  }

  private final PublishedData data;
  private final Question question;
  private final OptionalLong before;
  private final DatasetDescription graphs;
  private final Spool spool;
  private final EngineBounds bounds;
  private final Place place;
  private final String id;
  private final long begunNanos = System.nanoTime();
  private volatile long endedNanos;
  private volatile OptionalLong seen = OptionalLong.empty();
  private volatile @Nullable End end;
  private volatile @Nullable QueryExec execution;

  QueryRun(PublishedData data, Question question, SparqlSettings limits, Place place, String id) {
    this.data = data;
    this.question = question;
    this.spool = new Spool(limits);
    this.bounds = new EngineBounds(new MemoryBudget(limits.queryBytes()), limits.files());
    this.place = place;
    this.id = id;
    this.before = data.state().get(); // before it is asked what is hidden
    this.graphs =
        data.shown()
            .get()
            .map(names -> ShownGraphs.of(question.graphs(), names))
            .orElse(question.graphs());
  }

  /// Fills the spool, or fails it; `last` is done before anybody sees the end.
  void run(Runnable last) {
    try {
      Txn.executeRead(data.graphs(), this::read);
      last.run();
      spool.end();
    } catch (Throwable failure) { // also what a full heap or a deep stack throws
      last.run();
      spool.fail(failure);
    }
  }

  private void read() {
    var now = data.state().get();
    if (now.equals(before)) {
      seen = now;
    }
    execute(spool);
  }

  /// The state of the data that the answer is made of; empty if it changed just then.
  OptionalLong seen() {
    return seen;
  }

  /// Asks the engine to stop, without waiting: while Jena plans, its abort waits for the plan. Its
  /// reader hears of it at once.
  void end(End why) {
    synchronized (this) {
      if (end == null) {
        endedNanos = System.nanoTime();
        end = why;
      }
    }
    spool.fail(new QueryCancelledException());
    var running = execution;
    if (running != null) {
      Thread.startVirtualThread(running::abort);
    }
  }

  Spool spool() {
    return spool;
  }

  Place place() {
    return place;
  }

  String id() {
    return id;
  }

  /// How many bytes it holds, as far as that is known.
  long held() {
    return bounds.memory().held();
  }

  long nanos() {
    return System.nanoTime() - begunNanos;
  }

  /// Why it was ended; empty if it was not.
  Optional<End> end() {
    return Optional.ofNullable(end);
  }

  /// Whether it was told to stop so lately that its memory may still come back.
  boolean isStopping(Duration patience) {
    return end != null && System.nanoTime() - endedNanos < patience.toNanos();
  }

  private void execute(OutputStream out) {
    try (var built = build()) {
      execution = built;
      requireGoingOn();
      write(built, out);
    }
  }

  private void requireGoingOn() {
    if (end != null) {
      throw new QueryCancelledException();
    }
  }

  /// Without Jena's own timeout: one plan that hangs would stop the clock of all queries.
  private QueryExec build() {
    var built =
        QueryExec.dataset(dataset())
            .query(question.query().query())
            .set(ARQ.httpServiceAllowed, false)
            .set(ARQ.enablePropertyFunctions, false)
            .set(ARQConstants.sysOpExecutorFactory, (OpExecutorFactory) BoundedExecutor::new);
    bounds.putInto(built);
    return built.build();
  }

  /// Graphs named by the request are ours or empty: nothing is ever fetched.
  private DatasetGraph dataset() {
    return graphs.isEmpty()
        ? data.graphs()
        : DynamicDatasets.dynamicDataset(graphs, data.graphs(), false);
  }

  private void write(QueryExec execution, OutputStream out) {
    var query = question.query().query();
    if (query.isAskType()) {
      SolutionsWriter.write(execution.ask(), question.format(), out);
    } else if (query.isSelectType()) {
      SolutionsWriter.write(execution.select(), question.format(), out);
    } else {
      Iterator<Triple> triples =
          query.isConstructType()
              ? RecentTriples.of(execution.constructTriples())
              : execution
                  .describe(new DescribedGraph(bounds.memory(), this::requireGoingOn))
                  .find();
      GraphWriter.write(triples, query.getPrefixMapping(), question.format(), out);
    }
  }
}

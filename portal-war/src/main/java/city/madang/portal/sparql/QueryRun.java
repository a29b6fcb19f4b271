package city.madang.portal.sparql;

import java.io.OutputStream;
import java.time.Duration;
import java.util.Iterator;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.system.Txn;
import org.jspecify.annotations.Nullable;

/// One execution of one query, which another thread can abort.
final class QueryRun {
  private final DatasetGraph published;
  private final Query query;
  private final DatasetDescription graphs;
  private final ResultFormat format;
  private volatile boolean aborted;
  private volatile long abortedNanos;
  private volatile boolean starved;
  private volatile @Nullable QueryExec execution;

  QueryRun(DatasetGraph published, Query query, DatasetDescription graphs, ResultFormat format) {
    this.published = published;
    this.query = query;
    this.graphs = graphs;
    this.format = format;
  }

  void writeTo(OutputStream out) {
    Txn.executeRead(published, () -> execute(out));
  }

  /// Asks the engine to stop, without waiting: while Jena plans, its abort waits for the plan.
  void abort() {
    if (!aborted) {
      abortedNanos = System.nanoTime();
      aborted = true;
    }
    var running = execution;
    if (running != null) {
      Thread.startVirtualThread(running::abort);
    }
  }

  /// Like [#abort()], because it or others need more memory than there is.
  void abortForMemory() {
    starved = true;
    abort();
  }

  boolean isAborted() {
    return aborted;
  }

  /// Whether it was told to stop so lately that its memory may still come back.
  boolean isStopping(Duration patience) {
    return aborted && System.nanoTime() - abortedNanos < patience.toNanos();
  }

  /// Whether it was ended for memory, and not for time.
  boolean isStarved() {
    return starved;
  }

  private void execute(OutputStream out) {
    try (var built = build()) {
      execution = built;
      if (aborted) {
        throw new QueryCancelledException();
      }
      write(built, out);
    }
  }

  /// Without Jena's own timeout: one plan that hangs would stop the clock of all queries.
  private QueryExec build() {
    return QueryExec.dataset(dataset())
        .query(query)
        .set(ARQ.httpServiceAllowed, false)
        .set(ARQ.enablePropertyFunctions, false)
        .build();
  }

  /// Graphs named by the request are ours or empty: nothing is ever fetched.
  private DatasetGraph dataset() {
    if (graphs.isEmpty()) {
      return published;
    }
    query.getGraphURIs().clear();
    query.getNamedGraphURIs().clear();
    return DynamicDatasets.dynamicDataset(graphs, published, false);
  }

  private void write(QueryExec execution, OutputStream out) {
    if (query.isAskType()) {
      SolutionsWriter.write(execution.ask(), format, out);
    } else if (query.isSelectType()) {
      SolutionsWriter.write(execution.select(), format, out);
    } else {
      Iterator<Triple> triples =
          query.isConstructType() ? execution.construct().find() : execution.describe().find();
      GraphWriter.write(triples, query.getPrefixMapping(), format, out);
    }
  }
}

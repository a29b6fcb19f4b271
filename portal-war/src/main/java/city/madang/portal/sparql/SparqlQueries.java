package city.madang.portal.sparql;

import static city.madang.portal.problem.ProblemType.OVERLOADED;
import static city.madang.portal.problem.ProblemType.SPARQL_FAILED;
import static city.madang.portal.problem.ProblemType.SPARQL_OUT_OF_MEMORY;
import static city.madang.portal.problem.ProblemType.SPARQL_RESULT_TOO_LARGE;
import static city.madang.portal.problem.ProblemType.SPARQL_TIMEOUT;
import static city.madang.portal.problem.ProblemType.SPARQL_TOO_COMPLEX;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import city.madang.portal.problem.ProblemException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.jspecify.annotations.Nullable;

/// Read-only SPARQL over the published graphs. Thread-safe.
///
/// A query runs on a thread of its own. Its time limit holds even when the engine does not notice
/// it: the caller is answered, and the thread stays counted until it ends, so that lost queries
/// make the door refuse new ones instead of taking the whole portal along. When the heap is nearly
/// full, the query that has run longest ends early, for the same reason.
public final class SparqlQueries implements AutoCloseable {
  private final DatasetGraph published;
  private final Supplier<Optional<Set<String>>> shown;
  private final SparqlSettings limits;
  private final Semaphore slots;
  private final ExecutorService threads;
  private final RunningQueries running;

  /// @param shown the graphs that may be read; empty if that is all of them
  public SparqlQueries(
      DatasetGraph published, Supplier<Optional<Set<String>>> shown, SparqlSettings limits) {
    this(published, shown, limits, HeapGauge::isShort);
  }

  /// @param memoryIsShort whether a query must end so that the others can go on
  SparqlQueries(
      DatasetGraph published,
      Supplier<Optional<Set<String>>> shown,
      SparqlSettings limits,
      BooleanSupplier memoryIsShort) {
    this.published = published;
    this.shown = shown;
    this.limits = limits;
    this.slots = new Semaphore(limits.queries());
    this.threads = Executors.newCachedThreadPool(SparqlQueries::thread);
    this.running = new RunningQueries(memoryIsShort);
    threads.execute(running::watch);
  }

  /// The whole result of `query` in `format`.
  ///
  /// Problems: 503 `sparql-timeout`, 503 `sparql-out-of-memory`, 503 `overloaded`, 413
  /// `sparql-result-too-large`, 400 `sparql-failed`, 400 `sparql-too-complex`.
  Spool run(Query query, DatasetDescription graphs, ResultFormat format) {
    var spool = new Spool(limits);
    var visible = shown.get().map(names -> ShownGraphs.of(graphs, names)).orElse(graphs);
    var run = new QueryRun(published, query, visible, format);
    try {
      await(run, spool);
      return spool;
    } catch (RuntimeException e) {
      spool.close();
      throw e;
    }
  }

  private void await(QueryRun run, Spool spool) {
    try {
      submit(run, spool).get(limits.timeout().toMillis(), MILLISECONDS);
    } catch (TimeoutException e) {
      run.abort();
      throw timeout();
    } catch (ExecutionException e) {
      throw failure(run, e.getCause());
    } catch (InterruptedException e) {
      run.abort();
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
  }

  /// A query holds its slot until it has really ended, even if nobody waits for it any more; it
  /// gives it back before its answer is seen, so that a next query never finds the last one in its
  /// way.
  private Future<?> submit(QueryRun run, Spool spool) {
    if (!slots.tryAcquire()) {
      throw OVERLOADED.with("too many queries run at once");
    }
    try {
      return threads.submit(() -> writeAndLeave(run, spool));
    } catch (RejectedExecutionException closed) {
      slots.release();
      throw OVERLOADED.with("the portal is about to stop");
    }
  }

  private void writeAndLeave(QueryRun run, Spool spool) {
    running.add(run);
    try {
      run.writeTo(spool);
    } finally {
      running.remove(run);
      slots.release();
    }
  }

  private RuntimeException failure(QueryRun run, @Nullable Throwable cause) {
    return switch (cause) {
      // A full heap shows itself anywhere, as what the engine makes of it.
      case Throwable any when run.isStarved() || isOfMemory(any) -> outOfMemory();
      case QueryCancelledException ended -> timeout();
      case ResultTooLargeException large ->
          SPARQL_RESULT_TOO_LARGE.with(
              "the limit is %d bytes: ask for less, or download the dataset's files"
                  .formatted(limits.resultBytes()));
      case ProblemException known -> known;
      case StackOverflowError deep -> SPARQL_TOO_COMPLEX.with("simplify the query");
      case QueryException refused -> SPARQL_FAILED.with("the query cannot be evaluated");
      case null, default -> new IllegalStateException("query failed", cause);
    };
  }

  private static boolean isOfMemory(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(OutOfMemoryError.class::isInstance);
  }

  private RuntimeException timeout() {
    return SPARQL_TIMEOUT.with(
        "the limit is %d s: narrow the query, or download the dataset's files"
            .formatted(limits.timeout().toSeconds()));
  }

  private static RuntimeException outOfMemory() {
    return SPARQL_OUT_OF_MEMORY.with(
        "sort, group or join less at once, or download the dataset's files");
  }

  /// Ends all queries.
  @Override
  public void close() {
    threads.shutdownNow();
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "sparql");
    thread.setDaemon(true);
    thread.setContextClassLoader(SparqlQueries.class.getClassLoader());
    return thread;
  }
}

package city.madang.portal.sparql.literal;

import static city.madang.portal.problem.ProblemType.SPARQL_STORE_UNAVAILABLE;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import city.madang.etl.graph.GraphStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The words and places of all literals of the store, kept on disk beside it. Thread-safe.
///
/// The store only ever adds literals, with growing ids, until it is compacted. So what is new is
/// what lies behind the last id that was read, in a graph or not, for it keeps its id when it comes
/// back; and nothing has to be taken out: whether a literal is in a graph, the store tells. A
/// thread of its own reads what is new.
public final class LiteralIndex implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiteralIndex.class);

  private static final int LOOK_MILLIS = 500;
  private static final int PATIENCE_MILLIS = 50;

  private final Path folder;
  private final GraphStore store;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            var made = new Thread(work, "literal-index");
            made.setDaemon(true);
            made.setContextClassLoader(LiteralIndex.class.getClassLoader());
            return made;
          });
  private final AtomicBoolean failing = new AtomicBoolean();
  private volatile @Nullable LiteralGeneration known;
  private volatile boolean closed;

  /// Begins to read what is new.
  ///
  /// @param folder for nothing else; made when there is none
  public LiteralIndex(Path folder, GraphStore store) {
    this.folder = folder;
    this.store = store;
    var _ = thread.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, MILLISECONDS);
  }

  /// What finds all literals that the store has in this read transaction; empty while some of them
  /// have not been read yet.
  ///
  /// @param snapshot the store, inside of a read transaction
  Optional<LiteralGeneration> find(DatasetGraph snapshot) {
    return Optional.ofNullable(known).filter(generation -> generation.covers(snapshot));
  }

  /// As [#find], but waits until all have been read.
  ///
  /// Problems: 503 `sparql-store-unavailable` if they cannot be read.
  ///
  /// @param cancelled ends the waiting
  LiteralGeneration await(DatasetGraph snapshot, AtomicBoolean cancelled) {
    var reading = read();
    for (var found = find(snapshot); ; found = find(snapshot)) {
      if (found.isPresent()) {
        return found.get();
      }
      if (cancelled.get()) {
        throw new QueryCancelledException();
      }
      if (isDone(reading)) {
        reading = read();
      }
    }
  }

  private Future<?> read() {
    if (failing.get()) {
      throw SPARQL_STORE_UNAVAILABLE.with("the words of its literals cannot be read");
    }
    try {
      return thread.submit(this::look);
    } catch (RejectedExecutionException closing) {
      throw new QueryCancelledException();
    }
  }

  private static boolean isDone(Future<?> reading) {
    try {
      reading.get(PATIENCE_MILLIS, MILLISECONDS);
      return true;
    } catch (TimeoutException notYet) {
      return false;
    } catch (ExecutionException | CancellationException ended) {
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new QueryCancelledException();
    }
  }

  private void look() {
    try {
      boolean more = true;
      while (more && !closed) {
        more = Txn.calculateRead(store.published(), this::readSome);
      }
      failing.set(false);
    } catch (RuntimeException e) {
      forget();
      if (!failing.getAndSet(true)) {
        LOG.error("the words and places of literals cannot be read; trying again", e);
      }
    }
  }

  /// Whether there may be more.
  private boolean readSome() {
    try {
      var snapshot = TDBInternal.getDatasetGraphTDB(store.published());
      var generation = known;
      if (generation == null || !generation.isOf(snapshot)) {
        forget();
        generation = LiteralGeneration.open(folder, snapshot);
        known = generation;
      }
      return generation.readSome(snapshot);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void forget() {
    var generation = known;
    known = null;
    if (generation != null) {
      generation.close();
    }
  }

  /// What has been read stays; queries that wait are cancelled.
  @Override
  public void close() {
    closed = true;
    thread.shutdown();
    try {
      if (!thread.awaitTermination(10, SECONDS)) {
        LOG.warn("literals are still being read");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    forget();
  }
}

package city.madang.etl.graph;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The statistics of each graph, counted once for each version, in the background. Thread-safe.
public final class CountedGraphs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CountedGraphs.class);

  private final GraphStore store;
  private final Map<String, Counting> counted = new ConcurrentHashMap<>();

  private final AtomicReference<OptionalLong> asked = new AtomicReference<>(OptionalLong.empty());
  private volatile Gathered gathered = new Gathered(OptionalLong.empty(), Optional.empty());

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            var made = new Thread(work, "graph-statistics");
            made.setDaemon(true);
            made.setContextClassLoader(CountedGraphs.class.getClassLoader());
            return made;
          });

  public CountedGraphs(GraphStore store) {
    this.store = store;
  }

  /// The statistics of these versions that are there after at most `patience`; the others are being
  /// counted.
  ///
  /// @param versions of graphs, by their IRIs; others are forgotten
  public SortedMap<String, GraphStatistics> find(Map<String, String> versions, Duration patience) {
    counted.keySet().retainAll(versions.keySet());
    versions.forEach(this::count);
    long end = System.nanoTime() + patience.toNanos();
    var found = new TreeMap<String, GraphStatistics>();
    versions.forEach(
        (graph, version) ->
            Optional.ofNullable(counted.get(graph))
                .filter(counting -> counting.version.equals(version))
                .flatMap(counting -> counting.await(end - System.nanoTime()))
                .ifPresent(statistics -> found.put(graph, statistics)));
    return found;
  }

  /// The figures of all that queries see now, without waiting; empty while they are being counted,
  /// for a class or property that is not known yet would seem to have nothing.
  public Optional<DataFigures> figures() {
    var now = store.state();
    var last = gathered;
    if (now.isPresent() && last.state.equals(now)) {
      return last.figures;
    }
    if (now.isPresent() && !now.equals(asked.getAndSet(now))) {
      later(() -> gather(() -> later(() -> gather(() -> {}))));
    }
    return Optional.empty();
  }

  /// @param uncounted what is done if some are still being counted
  private void gather(Runnable uncounted) {
    var state = store.state();
    var versions = store.shownVersions();
    var found = find(versions, Duration.ZERO);
    if (found.size() < versions.size()) {
      uncounted.run(); // counting waits in the same line
    } else {
      gathered = new Gathered(state, Optional.of(DataFigures.of(found.values())));
    }
  }

  private void later(Runnable work) {
    try {
      thread.execute(work);
    } catch (RejectedExecutionException closed) {
      LOG.debug("nothing is counted any more");
    }
  }

  private void count(String graph, String version) {
    try {
      counted.compute(
          graph,
          (_, counting) ->
              counting != null && counting.version.equals(version) && !counting.hasFailed()
                  ? counting
                  : new Counting(version, thread.submit(() -> store.statistics(graph, version))));
    } catch (RejectedExecutionException closed) {
      counted.remove(graph);
    }
  }

  /// Waits until the store is not read any more.
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(10, SECONDS)) {
        LOG.warn("the statistics of a graph are still being counted");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// @param state of the store that the figures are of
  private record Gathered(OptionalLong state, Optional<DataFigures> figures) {}

  private record Counting(String version, Future<Optional<GraphStatistics>> statistics) {
    boolean hasFailed() {
      return statistics.isDone() && statistics.state() != Future.State.SUCCESS;
    }

    Optional<GraphStatistics> await(long nanos) {
      try {
        return statistics.get(Math.max(nanos, 0), NANOSECONDS);
      } catch (TimeoutException notYet) {
        return Optional.empty();
      } catch (ExecutionException failed) {
        LOG.warn("the statistics of a graph cannot be counted", failed.getCause());
        return Optional.empty();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
  }
}

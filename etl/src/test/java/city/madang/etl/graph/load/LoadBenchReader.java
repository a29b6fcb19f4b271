package city.madang.etl.graph.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.system.Txn;

/// Asks a store for single things and small joins, one each few milliseconds, and measures how long
/// each would have waited who came then: a read that is late because the one before it, or the
/// collector, took long has waited since it was due.
final class LoadBenchReader {
  private static final long EACH_NANOS = 4_000_000;

  private final DatasetGraph store;
  private final int observations;
  private final Random random = new Random(3);
  private volatile boolean stopped;
  private CompletableFuture<String> running = CompletableFuture.completedFuture("");
  private long due = System.nanoTime();

  LoadBenchReader(DatasetGraph store, int observations) {
    this.store = store;
    this.observations = observations;
  }

  /// Reads for some seconds, and tells how it was.
  String readFor(long seconds) {
    due = System.nanoTime();
    long end = due + seconds * 1_000_000_000;
    var nanos = new ArrayList<Long>();
    while (System.nanoTime() < end) {
      read(nanos);
    }
    return toText(nanos);
  }

  void start() {
    running = CompletableFuture.supplyAsync(this::readUntilStopped);
  }

  String stop() {
    stopped = true;
    return running.join();
  }

  private String readUntilStopped() {
    due = System.nanoTime();
    var nanos = new ArrayList<Long>();
    while (!stopped) {
      read(nanos);
    }
    return toText(nanos);
  }

  private void read(List<Long> nanos) {
    var text = nanos.size() % 5 == 0 ? join() : lookup();
    due += EACH_NANOS;
    for (long early = early(); early > 0; early = early()) {
      LockSupport.parkNanos(early);
    }
    Txn.executeRead(store, () -> ask(text));
    nanos.add(-early());
  }

  private long early() {
    return due - System.nanoTime();
  }

  private String lookup() {
    return "SELECT * { <%sobservation/%d> ?p ?o }"
        .formatted(LoadBenchData.NS, random.nextInt(observations));
  }

  private String join() {
    return """
    PREFIX : <%1$s>
    SELECT * { ?o :station <%1$sstation/%2$d> ; :value ?v ; :note ?n } LIMIT 20
    """
        .formatted(LoadBenchData.NS, random.nextInt(LoadBenchData.STATIONS));
  }

  private void ask(String text) {
    try (var query = QueryExec.dataset(store).query(text).build()) {
      if (!query.select().materialize().hasNext()) {
        throw new IllegalStateException("nothing: " + text);
      }
    }
  }

  private static String toText(List<Long> nanos) {
    var sorted = nanos.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return String.format(
        Locale.ROOT,
        "%,d reads, p50 %.2f ms, p99 %.2f ms, max %.1f ms",
        sorted.length,
        sorted[sorted.length / 2] / 1e6,
        sorted[sorted.length * 99 / 100] / 1e6,
        sorted[sorted.length - 1] / 1e6);
  }
}

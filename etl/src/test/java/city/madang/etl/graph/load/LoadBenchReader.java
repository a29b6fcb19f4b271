package city.madang.etl.graph.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.system.Txn;

/// Asks a store for single things and small joins, one each few milliseconds, and measures how long
/// a read takes, and how long it is until it is answered since it was due: one that begins late,
/// because the one before it or the collector took long, has waited as well.
final class LoadBenchReader {
  private static final long EACH_NANOS = 4_000_000;

  private final DatasetGraph store;
  private final int observations;
  private final Random random = new Random(3);
  private final List<Long> reads = new ArrayList<>();
  private final List<Long> sinceDue = new ArrayList<>();
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
    reads.clear();
    sinceDue.clear();
    while (System.nanoTime() < end) {
      read();
    }
    return figures();
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
    while (!stopped) {
      read();
    }
    return figures();
  }

  private void read() {
    var text = reads.size() % 5 == 0 ? join() : lookup();
    due += EACH_NANOS;
    for (long early = early(); early > 0; early = early()) {
      LockSupport.parkNanos(early);
    }
    long begun = System.nanoTime();
    Txn.executeRead(store, () -> ask(text));
    reads.add(System.nanoTime() - begun);
    sinceDue.add(-early());
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

  private String figures() {
    return String.format(
        Locale.ROOT, "%,d reads, %s; since due %s", reads.size(), toText(reads), toText(sinceDue));
  }

  private static String toText(List<Long> nanos) {
    var sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "p50 %.2f ms, p99 %.2f ms, max %.1f ms",
        sorted[sorted.length / 2] / 1e6,
        sorted[sorted.length * 99 / 100] / 1e6,
        sorted[sorted.length - 1] / 1e6);
  }
}

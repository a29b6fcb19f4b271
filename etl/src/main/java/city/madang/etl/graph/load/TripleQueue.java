package city.madang.etl.graph.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.jspecify.annotations.Nullable;

/// Lets a thread of its own read triples, while another takes them.
final class TripleQueue implements AutoCloseable {
  private static final int BATCH_TRIPLES = 256;
  private static final int BATCHES = 4;
  private static final List<Triple> END = List.of();

  private final BlockingQueue<List<Triple>> batches = new ArrayBlockingQueue<>(BATCHES);
  private final Map<String, String> prefixes = new LinkedHashMap<>();
  private final ExecutorService reader =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("triples").daemon().factory());
  private final Future<?> reading;

  /// @param read gives all triples to a stream
  TripleQueue(Consumer<StreamRDF> read) {
    this.reading = reader.submit(() -> fill(read));
  }

  private void fill(Consumer<StreamRDF> read) {
    try {
      var batcher = new Batcher();
      read.accept(batcher);
      put(batcher.batch);
    } finally {
      put(END);
    }
  }

  private void put(List<Triple> batch) {
    try {
      batches.put(batch);
    } catch (InterruptedException closed) {
      throw new CancellationException();
    }
  }

  /// Takes all triples.
  ///
  /// @throws CancellationException if its thread is interrupted, which it is no more then
  /// @throws RuntimeException as the reading did
  void forEach(Consumer<Triple> action) {
    try {
      for (var batch = batches.take(); !batch.isEmpty(); batch = batches.take()) {
        batch.forEach(action);
      }
      reading.get();
    } catch (InterruptedException interrupted) {
      throw new CancellationException();
    } catch (ExecutionException failed) {
      throw unchecked(failed.getCause());
    }
  }

  /// The prefixes that were declared, when all triples are taken.
  Map<String, String> prefixes() {
    return prefixes;
  }

  private static RuntimeException unchecked(@Nullable Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
  }

  /// Ends the reading, wherever it is.
  @Override
  public void close() {
    reader.shutdownNow();
    reader.close();
  }

  private final class Batcher extends StreamRDFBase {
    private List<Triple> batch = new ArrayList<>(BATCH_TRIPLES);

    @Override
    public void triple(Triple triple) {
      batch.add(triple);
      if (batch.size() == BATCH_TRIPLES) {
        put(batch);
        batch = new ArrayList<>(BATCH_TRIPLES);
      }
    }

    @Override
    public void prefix(String prefix, String iri) {
      prefixes.put(prefix, iri);
    }
  }
}

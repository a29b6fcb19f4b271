package city.madang.etl.records;

import city.madang.etl.dataset.IndexRule.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Copies of released tables in the engine's own form, which it filters several times faster than
/// Parquet. They are made in the background, one after the other, of tables that are asked; those
/// asked last are kept. None outlives its release or, unless it is killed, the process.
final class Copies implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Copies.class);

  private final Path folder;
  private final CopyLimits limits;
  private final CopyBuilder builder = new CopyBuilder();
  private final ExecutorService work;

  /// Copied once or failed; not again, for what did not stay would not stay the next time. They
  /// have another try when a release has gone and left room.
  private final Set<Path> tried = new HashSet<>();

  /// The ones asked last come last.
  private final Map<Path, Copy> ready = new LinkedHashMap<>(16, 0.75f, true);

  private int number;

  /// @param folder for them alone; what an earlier process has left there is deleted
  Copies(Path folder, CopyLimits limits) {
    this.folder = folder;
    this.limits = limits;
    this.work =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("records-copies")::unstarted);
    work.execute(this::deleteAll);
  }

  /// Has a copy made of `file`, if it is of use.
  ///
  /// @param location the fields that hold the place of a row
  synchronized void want(Path file, Optional<Location> location) {
    if (ready.get(file) == null && fits(file) && tried.add(file)) {
      work.execute(() -> make(file, location));
    }
  }

  private boolean fits(Path file) {
    long bytes = size(file);
    return limits.least() <= bytes && bytes <= limits.most();
  }

  private void make(Path file, Optional<Location> location) {
    var copy = new Copy(folder.resolve("copy" + number++ + ".duckdb"), location);
    try {
      builder.write(file, copy);
      add(file, copy);
    } catch (RecordsException e) {
      delete(copy.database());
      if (!builder.isCancelled()) {
        LOG.warn("a table is asked without a copy: {}", e.reason());
      }
    }
  }

  private synchronized void add(Path file, Copy copy) {
    ready.put(file, copy);
  }

  /// The copies that can be asked, by released file. Those whose file is gone are deleted, and the
  /// ones that are too many; they stay readable for whoever has opened them.
  synchronized Map<Path, Copy> list() {
    var gone = ready.keySet().stream().filter(Files::notExists).toList();
    if (!gone.isEmpty()) {
      gone.forEach(this::drop);
      tried.retainAll(ready.keySet());
    }
    while (ready.values().stream().map(Copy::database).mapToLong(Copies::size).sum()
        > limits.total()) {
      drop(ready.keySet().iterator().next());
    }
    return Map.copyOf(ready);
  }

  private void drop(Path file) {
    var copy = ready.remove(file);
    if (copy != null) {
      delete(copy.database());
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException _) {
      return 0; // it is gone
    }
  }

  private void deleteAll() {
    try (var left = Files.newDirectoryStream(Files.createDirectories(folder))) {
      left.forEach(Copies::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    work.shutdownNow();
    builder.cancel();
    work.close(); // awaits the end of what was under way
    deleteAll();
  }
}

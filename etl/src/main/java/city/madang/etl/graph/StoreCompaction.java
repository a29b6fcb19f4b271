package city.madang.etl.graph;

import city.madang.etl.source.Beside;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// Gives back the disk space of replaced graphs, which TDB2 keeps in its files.
///
/// Only while nobody has the store open: a transaction that is under way when TDB2 changes over to
/// the smaller files fails, and so does every one after it. So it is done before the doors open, or
/// by command.
public final class StoreCompaction {
  private static final String NOTE = "compacted.bytes-per-triple";

  /// What compaction leaves of one, its share of the nodes included: 32 bytes in each of six
  /// indexes, whose pages are more than half full.
  private static final long USUAL_BYTES = 600;

  /// Files are made some megabytes large at once; below this there is nothing to win.
  private static final long SMALL = 256L << 20;

  /// More would keep the doors closed for long: then by command only.
  private static final long LARGE = 4L << 30;

  private StoreCompaction() {}

  /// Bytes on disk before and after.
  public record Sizes(long before, long after) {}

  /// Compacts a store whose triples take more than twice the disk that they took when it was last
  /// compacted, unless that would take long.
  ///
  /// @return what came of it; empty if nothing was done
  /// @throws IllegalStateException if another process has it open
  public static Optional<Sizes> compactIfGrown(Path location) {
    return compactIfGrown(location, SMALL);
  }

  static Optional<Sizes> compactIfGrown(Path location, long small) {
    long now = bytes(location);
    if (now <= small || now >= LARGE) {
      return Optional.empty();
    }
    try (var store = GraphStore.tdb2(location)) {
      return isGrown(now - small, store.triples(), noted(location))
          ? Optional.of(compact(store, location))
          : Optional.empty();
    }
  }

  /// @param each bytes of a triple when they were last compacted; 0 if they never were
  static boolean isGrown(long bytes, long triples, long each) {
    return bytes > 2 * triples * Math.max(USUAL_BYTES, each);
  }

  /// Compacts a store, whatever its size.
  ///
  /// @throws IllegalStateException if another process has it open
  public static Sizes compact(Path location) {
    try (var store = GraphStore.tdb2(location)) {
      return compact(store, location);
    }
  }

  private static Sizes compact(GraphStore store, Path location) {
    long before = bytes(location);
    store.compact();
    removeOlder(location);
    long after = bytes(location);
    long each = after / Math.max(1, store.triples());
    Beside.write(location.resolve(NOTE), file -> Files.writeString(file, Long.toString(each)));
    return new Sizes(before, after);
  }

  /// After a power cut, what was compacted lies beside its copy.
  private static void removeOlder(Path location) {
    try (var folders = Files.list(location)) {
      folders
          .filter(folder -> folder.getFileName().toString().matches("Data-\\d+"))
          .sorted(Comparator.<Path>reverseOrder())
          .skip(1)
          .forEach(StoreCompaction::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long noted(Path location) {
    try {
      return Long.parseLong(Files.readString(location.resolve(NOTE)).strip());
    } catch (IOException | NumberFormatException never) {
      return 0;
    }
  }

  private static long bytes(Path location) {
    try (Stream<Path> files = Files.walk(location)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

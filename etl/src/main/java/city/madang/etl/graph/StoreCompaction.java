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
/// Only while nobody reads: a transaction that is open when TDB2 changes over to the smaller files
/// fails, and so does every one after it. So it is done before the doors open, or by command.
public final class StoreCompaction {
  private static final String NOTE = "compacted.bytes";

  /// Files are made some megabytes large at once; below this there is nothing to win.
  private static final long SMALL = 256L << 20;

  /// More would keep the doors closed for long: then by command only.
  private static final long LARGE = 4L << 30;

  private StoreCompaction() {}

  /// Bytes on disk before and after.
  public record Sizes(long before, long after) {}

  /// Compacts a store that has more than doubled since it was last compacted, unless that would
  /// take long.
  ///
  /// @return what came of it; empty if nothing was done
  public static Optional<Sizes> compactIfGrown(GraphStore store, Path location) {
    return compactIfGrown(store, location, SMALL);
  }

  static Optional<Sizes> compactIfGrown(GraphStore store, Path location, long small) {
    long now = bytes(location);
    return now > 2 * noted(location) + small && now < LARGE
        ? Optional.of(compact(store, location))
        : Optional.empty();
  }

  /// Compacts a store, whatever its size.
  public static Sizes compact(GraphStore store, Path location) {
    long before = bytes(location);
    store.compact();
    removeOlder(location);
    long after = bytes(location);
    Beside.write(location.resolve(NOTE), file -> Files.writeString(file, Long.toString(after)));
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

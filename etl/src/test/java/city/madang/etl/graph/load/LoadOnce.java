package city.madang.etl.graph.load;

import city.madang.etl.graph.GraphStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Loads one file into a graph: what `bench/load` measures as a process.
final class LoadOnce {
  private LoadOnce() {}

  /// Loads it.
  ///
  /// @param arguments a folder, the graph's IRI and a file
  public static void main(String[] arguments) throws Exception {
    long begun = System.nanoTime();
    try (var store = GraphStore.tdb2(Files.createDirectories(Path.of(arguments[0])))) {
      store.replace(arguments[1], "1", List.of(Path.of(arguments[2])));
    }
    System.out.printf(Locale.ROOT, "%.1f s inside%n", (System.nanoTime() - begun) / 1e9);
  }
}

package city.madang.etl.graph.load;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sorts triples and drops those that are there twice. What is too much to hold lies in a file.
final class SortedTriples implements AutoCloseable {
  private final TripleIds held;
  private final Path folder;
  private final List<TripleCursor> runs = new ArrayList<>();
  private @Nullable TripleFile file;

  /// @param most triples to hold, 24 bytes each, in the memory
  /// @param folder for the file
  SortedTriples(int most, Arena memory, Path folder) {
    this.held = new TripleIds(most, memory);
    this.folder = folder;
  }

  void add(long subject, long predicate, long object) {
    if (held.isFull()) {
      spill();
    }
    held.add(subject, predicate, object);
  }

  private void spill() {
    held.sort();
    if (file == null) {
      file = new TripleFile(folder);
    }
    runs.add(file.write(held));
    held.clear();
  }

  /// All of them in order. Nothing can be added any more.
  TripleCursor sorted() {
    held.sort();
    runs.add(held.cursor());
    return new DistinctTriples(runs.size() == 1 ? runs.getFirst() : new MergedTriples(runs));
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }
}

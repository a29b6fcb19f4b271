package city.madang.etl.graph.patch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sorts lines by their bytes and drops those that stand twice, as `LC_ALL=C sort -u` does.
///
/// It holds about 32 MiB of lines; sorted runs lie in files until it is closed.
final class LineSorter implements AutoCloseable {
  private static final int RUNS_AT_ONCE = 128;

  private final Path folder;
  private final int chunkBytes;
  private final List<Path> runs = new ArrayList<>();
  private List<byte[]> chunk = new ArrayList<>();
  private long held;

  /// @param scratch private
  LineSorter(Path scratch) throws IOException {
    this(scratch, 32 << 20);
  }

  LineSorter(Path scratch, int chunkBytes) throws IOException {
    Files.createDirectories(scratch);
    this.folder = Files.createTempDirectory(scratch, "lines-");
    this.chunkBytes = chunkBytes;
  }

  void addAll(Lines lines) throws IOException {
    for (var line = lines.next(); line != null; line = lines.next()) {
      if (line.length > 0) {
        add(line);
      }
    }
  }

  private void add(byte[] line) throws IOException {
    chunk.add(line);
    held += line.length;
    if (held >= chunkBytes) {
      spill();
    }
  }

  /// The sorted lines, each once. Nothing can be added any more.
  Lines sorted() throws IOException {
    if (runs.isEmpty()) {
      chunk.sort(Arrays::compareUnsigned);
      return new Distinct(Lines.of(chunk));
    }
    spill();
    return new Distinct(MergedLines.of(runs));
  }

  private void spill() throws IOException {
    if (chunk.isEmpty()) {
      return;
    }
    chunk.sort(Arrays::compareUnsigned);
    runs.add(write(Lines.of(chunk)));
    chunk = new ArrayList<>();
    held = 0;
    if (runs.size() == RUNS_AT_ONCE) {
      mergeRuns();
    }
  }

  private void mergeRuns() throws IOException {
    try (var merged = MergedLines.of(runs)) {
      var one = write(merged);
      for (var run : runs) {
        Files.delete(run);
      }
      runs.clear();
      runs.add(one);
    }
  }

  private Path write(Lines sorted) throws IOException {
    var file = Files.createTempFile(folder, "run-", "");
    try (var out = Lines.writer(file)) {
      var distinct = new Distinct(sorted);
      for (var line = distinct.next(); line != null; line = distinct.next()) {
        out.write(line);
        out.write('\n');
      }
    }
    return file;
  }

  /// Sorted lines without those that follow an equal one.
  private static final class Distinct implements Lines {
    private final Lines sorted;
    private byte @Nullable [] last;

    private Distinct(Lines sorted) {
      this.sorted = sorted;
    }

    @Override
    public byte @Nullable [] next() throws IOException {
      var line = sorted.next();
      while (line != null && Arrays.equals(line, last)) {
        line = sorted.next();
      }
      last = line;
      return line;
    }

    @Override
    public void close() throws IOException {
      sorted.close();
    }
  }

  @Override
  public void close() {
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot delete the sorted lines", failed);
    }
  }
}

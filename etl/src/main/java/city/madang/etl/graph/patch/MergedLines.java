package city.madang.etl.graph.patch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// The lines of sorted files as one sorted sequence.
final class MergedLines implements Lines {
  private final List<Lines> all = new ArrayList<>();
  private final PriorityQueue<Head> heads =
      new PriorityQueue<>((a, b) -> Arrays.compareUnsigned(a.line, b.line));

  private MergedLines() {}

  /// The next line of one of the files.
  private static final class Head {
    private final byte[] line;
    private final Lines rest;

    private Head(byte[] line, Lines rest) {
      this.line = line;
      this.rest = rest;
    }
  }

  static MergedLines of(List<Path> files) throws IOException {
    var merged = new MergedLines();
    for (var file : files) {
      var lines = Lines.of(file);
      merged.all.add(lines);
      merged.offer(lines);
    }
    return merged;
  }

  private void offer(Lines lines) throws IOException {
    var line = lines.next();
    if (line != null) {
      heads.add(new Head(line, lines));
    }
  }

  @Override
  public byte @Nullable [] next() throws IOException {
    var head = heads.poll();
    if (head == null) {
      return null;
    }
    offer(head.rest);
    return head.line;
  }

  @Override
  public void close() throws IOException {
    for (var lines : all) {
      lines.close();
    }
  }
}

package city.madang.etl.graph.patch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// The lines of sorted files as one sorted sequence.
///
/// Triples are almost sorted as they are mapped, so most lines come from where the last one did:
/// one comparison tells.
final class MergedLines implements Lines {
  private final List<Lines> all = new ArrayList<>();
  private final PriorityQueue<Head> heads =
      new PriorityQueue<>((a, b) -> Arrays.compareUnsigned(a.line, b.line));

  private @Nullable Head first;

  private MergedLines() {}

  /// The next line of one of the files.
  private static final class Head {
    private byte[] line;
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
    var head = first == null ? heads.poll() : first;
    if (head == null) {
      return null;
    }
    var line = head.line;
    first = advance(head) ? least(head) : null;
    return line;
  }

  private static boolean advance(Head head) throws IOException {
    var line = head.rest.next();
    if (line == null) {
      return false;
    }
    head.line = line;
    return true;
  }

  private @Nullable Head least(Head head) {
    var other = heads.peek();
    if (other == null || Arrays.compareUnsigned(head.line, other.line) <= 0) {
      return head;
    }
    heads.add(head);
    return heads.poll();
  }

  @Override
  public void close() throws IOException {
    for (var lines : all) {
      lines.close();
    }
  }
}

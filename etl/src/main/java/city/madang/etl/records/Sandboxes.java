package city.madang.etl.records;

import city.madang.etl.records.RecordsException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The engine that all queries share. What it may reach is fixed when it opens, so a file that is
/// new to it makes another one, and the one before closes after its last query.
final class Sandboxes implements AutoCloseable {
  /// Those that were asked last are kept in reach.
  private static final int FILES = 256;

  private final Path scratch;
  private final RecordLimits limits;
  private @Nullable Sandbox current;
  private boolean closed;

  Sandboxes(Path scratch, RecordLimits limits) {
    this.scratch = scratch;
    this.limits = limits;
  }

  /// An engine that reaches `file`; the caller leaves it.
  synchronized Sandbox enter(Path file) {
    if (closed) {
      throw new RecordsException(Reason.FAILED);
    }
    var before = current;
    if (before != null && before.files().contains(file)) {
      before.enter();
      return before;
    }
    var files = new ArrayList<Path>(before == null ? List.of() : before.files());
    files.add(file);
    files.removeIf(Files::notExists); // a release that was withdrawn
    var kept = files.subList(Math.max(0, files.size() - FILES), files.size());
    var next = Sandbox.open(kept, spill(), limits);
    current = next;
    if (before != null) {
      before.leave();
    }
    next.enter();
    return next;
  }

  private Path spill() {
    try {
      return Files.createTempDirectory(Files.createDirectories(scratch), "records-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (current != null) {
      current.leave();
      current = null;
    }
  }
}

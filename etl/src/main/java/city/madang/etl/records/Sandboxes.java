package city.madang.etl.records;

import city.madang.etl.records.RecordsException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The engine that all queries share. What it may reach is fixed when it opens, so a file or a copy
/// that is new to it makes another one, and the one before closes after its last query.
final class Sandboxes implements AutoCloseable {
  /// Those that were asked last are kept in reach.
  private static final int FILES = 256;

  private final Path scratch;
  private final RecordLimits limits;
  private final Copies copies;
  private @Nullable Sandbox current;
  private boolean closed;

  /// @param copies which it reads where they are ready; the caller closes them
  Sandboxes(Path scratch, RecordLimits limits, Copies copies) {
    this.scratch = scratch;
    this.limits = limits;
    this.copies = copies;
  }

  /// An engine that reaches `file`; the caller leaves it.
  synchronized Sandbox enter(Path file) {
    if (closed) {
      throw new RecordsException(Reason.FAILED);
    }
    var ready = copies.list();
    var before = current;
    if (before != null && before.files().contains(file) && before.copies().equals(ready)) {
      before.enter();
      return before;
    }
    var files = new ArrayList<Path>(before == null ? List.of() : before.files());
    files.remove(file);
    files.add(file);
    var next = open(files, ready);
    next.enter();
    return next;
  }

  /// Lets go of what was withdrawn.
  synchronized void refresh() {
    var ready = copies.list();
    var before = current;
    if (before != null
        && (before.files().stream().anyMatch(Files::notExists) || !before.copies().equals(ready))) {
      open(before.files(), ready);
    }
  }

  private Sandbox open(List<Path> files, Map<Path, Copy> ready) {
    var there = files.stream().filter(Files::exists).toList();
    var kept = there.subList(Math.max(0, there.size() - FILES), there.size());
    var next = Sandbox.open(kept, ready, spill(), limits);
    var before = current;
    current = next;
    if (before != null) {
      before.leave();
    }
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

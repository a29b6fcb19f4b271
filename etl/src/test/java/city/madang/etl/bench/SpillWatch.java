package city.madang.etl.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Looks at a folder now and then for the most that was in it.
public final class SpillWatch {
  private final Path folder;
  private final Thread thread;
  private volatile long most;

  public SpillWatch(Path folder) {
    this.folder = folder;
    this.thread = Thread.ofPlatform().daemon().start(this::run);
  }

  /// Ends it.
  ///
  /// @return bytes
  public long stop() {
    thread.interrupt();
    return most;
  }

  private void run() {
    try {
      while (true) {
        most = Math.max(most, size());
        Thread.sleep(100);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private long size() {
    try (var files = Files.walk(folder)) {
      return files.mapToLong(SpillWatch::size).sum();
    } catch (IOException | UncheckedIOException gone) {
      return 0;
    }
  }

  private static long size(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException gone) {
      return 0;
    }
  }
}

package city.madang.standalone;

import city.madang.etl.cli.CommandException;
import city.madang.etl.release.Home;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// Keeps a second instance off a home. The operating system gives it up when the process ends.
final class HomeLock implements AutoCloseable {
  private static final long LEAST_FREE_BYTES = 2L << 30;

  private final FileChannel channel;

  private HomeLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Makes the home folder if absent and takes its lock.
  ///
  /// @throws CommandException if the home is taken, cannot be written, or its disk is full
  static HomeLock take(Home home) {
    try {
      makePrivate(home.root());
      checkSpace(home.root());
      var channel =
          FileChannel.open(
              home.root().resolve("madang.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new CommandException(
            "another Madang runs on %s: stop it with ./madang down, or choose another --home"
                .formatted(home.root()));
      }
      return new HomeLock(channel);
    } catch (IOException failed) {
      throw new CommandException(
          "cannot write %s: choose a --home that is yours to write".formatted(home.root()));
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException ignored) {
      // The lock ends with the process.
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    return channel.tryLock();
  }

  private static void makePrivate(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      Files.createDirectories(root);
      Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static void checkSpace(Path root) throws IOException {
    var free = Files.getFileStore(root).getUsableSpace();
    if (free < LEAST_FREE_BYTES) {
      throw new CommandException(
          "only %d MiB are free where %s lies, 2048 are needed: free some or choose another --home"
              .formatted(free >> 20, root));
    }
  }
}

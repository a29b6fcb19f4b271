package city.madang.etl.export.format;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Two things that are done at the same time, so that both halves of a small machine work.
final class AtOnce {
  private AtOnce() {}

  /// Returns when both have ended, also if one of them fails, whose exception is thrown then.
  static void run(Runnable one, Runnable other) {
    try {
      CompletableFuture.allOf(begin(one), begin(other)).join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  private static CompletableFuture<Void> begin(Runnable task) {
    return CompletableFuture.runAsync(task, it -> Thread.ofPlatform().start(it));
  }
}

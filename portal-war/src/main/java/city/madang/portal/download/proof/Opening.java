package city.madang.portal.download.proof;

import java.nio.channels.FileChannel;
import java.util.concurrent.CompletableFuture;

/// What came of opening a file to serve it.
public sealed interface Opening {
  /// It is what was published; whoever takes it closes it.
  ///
  /// @param sizeBytes of the file
  record Proven(FileChannel channel, long sizeBytes) implements Opening {}

  /// It is being hashed; ask again when this is done, however it ends.
  record Unproven(CompletableFuture<Void> done) implements Opening {}

  /// It is not what was published, or not there: no byte of it is served.
  record Damaged() implements Opening {}
}

package city.madang.portal.records;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/// Tells whether a file is the published one.
@FunctionalInterface
public interface ProvenFiles {
  /// Looks at a file that a manifest lists with this hash.
  State look(Path file, String sha256);

  /// What is known of it.
  sealed interface State {
    /// It is the published one.
    record Proven() implements State {}

    /// It is being hashed; ask again then.
    record Later(CompletableFuture<Void> done) implements State {}

    /// It is another one, or is not there.
    record Damaged() implements State {}
  }
}

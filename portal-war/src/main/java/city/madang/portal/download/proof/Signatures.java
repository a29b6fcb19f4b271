package city.madang.portal.download.proof;

import static city.madang.portal.problem.ProblemType.OVERLOADED;

import city.madang.etl.export.Manifests;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.export.check.FolderSignature;
import city.madang.etl.export.signature.KeySet;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/// Finds the signatures of releases, which no manifest lists: that it signs the manifest by one of
/// our keys is what proves one.
public final class Signatures {
  /// No file has it, so that a signature that proves nothing is damaged.
  private static final String NO_HASH = "unsigned";

  private final Supplier<KeySet> keys;

  public Signatures(Supplier<KeySet> keys) {
    this.keys = keys;
  }

  /// The signature, with the hash that its file must have; empty if the release has none.
  ///
  /// Problems: 503 `overloaded` if it is there and cannot be read now.
  ///
  /// @param folder of a release whose manifest is proven
  public Optional<ReleasedFile> find(Path folder) {
    var file = folder.resolve(Manifests.SIGNATURE);
    try {
      return Files.exists(file) ? Optional.of(expected(folder, file)) : Optional.empty();
    } catch (UncheckedIOException unreadable) {
      throw OVERLOADED.with("the signature cannot be read at the moment: ask again in a while");
    }
  }

  private ReleasedFile expected(Path folder, Path file) {
    var found = ReleasedFile.of(file);
    var sha256 = FolderSignature.findSha256(folder, keys.get()).orElse(NO_HASH);
    return new ReleasedFile(found.name(), found.mediaType(), found.sizeBytes(), sha256);
  }
}

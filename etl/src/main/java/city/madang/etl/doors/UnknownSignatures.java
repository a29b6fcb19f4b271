package city.madang.etl.doors;

import city.madang.etl.export.Manifest;
import city.madang.etl.export.Manifests;
import city.madang.etl.export.check.FolderSignature;
import city.madang.etl.export.signature.KeySet;
import city.madang.etl.release.Candidate;
import city.madang.etl.release.Release;
import city.madang.etl.release.ReleaseRegister;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the register what signs the releases that were published by code which did not note it.
/// Cheap when there are none.
///
/// A signature that is not ours, or missing where there was one, stays unknown and so is damaged:
/// it is looked at again after the next start, when it may have been restored.
public final class UnknownSignatures {
  private static final Logger LOG = LoggerFactory.getLogger(UnknownSignatures.class);

  private final ReleaseRegister register;
  private final Supplier<KeySet> keys;

  /// @param keys by which releases are signed
  public UnknownSignatures(ReleaseRegister register, Supplier<KeySet> keys) {
    this.register = register;
    this.keys = keys;
  }

  public void learn() {
    register.listOfUnknownSignature().forEach(this::learn);
  }

  private void learn(Release release) {
    try {
      find(release)
          .ifPresentOrElse(
              sha256 -> register.setSignature(release.dataset(), release.version(), sha256),
              () -> LOG.error("{} {}: no signature", release.dataset(), release.version()));
    } catch (RuntimeException failure) {
      LOG.error("{} {}: unreadable", release.dataset(), release.version(), failure);
    }
  }

  private Optional<String> find(Release release) {
    return Manifests.findProven(release.folder(), release.manifestSha256())
        .flatMap(
            manifest ->
                FolderSignature.findSha256(release.folder(), keys.get())
                    .or(() -> findUnsigned(release, manifest)));
  }

  /// The code that signs has always noted itself in the manifest.
  private static Optional<String> findUnsigned(Release release, Manifest manifest) {
    return manifest.code().isEmpty()
            && Files.notExists(release.folder().resolve(Manifests.SIGNATURE))
        ? Optional.of(Candidate.UNSIGNED)
        : Optional.empty();
  }
}

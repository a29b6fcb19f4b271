package city.madang.portal.download.proof;

import city.madang.etl.export.Manifests;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.release.Release;
import city.madang.etl.release.ReleaseRegister;
import java.util.Optional;

/// The signatures of releases, which no manifest lists: the register does.
public final class Signatures {
  private static final String MEDIA_TYPE = "application/jose";

  private final ReleaseRegister register;

  public Signatures(ReleaseRegister register) {
    this.register = register;
  }

  /// The signature as it was published, whether or not it is there; empty for a release of before
  /// releases were signed.
  public Optional<ReleasedFile> find(Release release) {
    long size = release.folder().resolve(Manifests.SIGNATURE).toFile().length();
    return register
        .findSignatureSha256(release.dataset(), release.version())
        .map(sha256 -> new ReleasedFile(Manifests.SIGNATURE, MEDIA_TYPE, size, sha256));
  }
}

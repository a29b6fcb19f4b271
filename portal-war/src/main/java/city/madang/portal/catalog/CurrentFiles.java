package city.madang.portal.catalog;

import city.madang.etl.export.Manifest;
import city.madang.etl.export.Manifests;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.export.check.FolderSignature;
import city.madang.etl.export.signature.KeySet;
import city.madang.etl.release.Release;
import city.madang.etl.release.ReleaseRegister;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Every file of every current release, so that all of them can be mirrored.
public final class CurrentFiles {
  private final ReleaseRegister register;
  private final Supplier<KeySet> keys;
  private final URI baseIri;

  /// @param keys by which releases are signed
  /// @param baseIri of the portal, ending with `/`
  public CurrentFiles(ReleaseRegister register, Supplier<KeySet> keys, URI baseIri) {
    this.register = register;
    this.keys = keys;
    this.baseIri = baseIri;
  }

  /// A release's manifest or signature is not the one that was published.
  static final class DamagedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DamagedException(String part, Release release) {
      super("the %s of %s %s is damaged".formatted(part, release.dataset(), release.version()));
    }
  }

  List<Release> listReleases() {
    return register.listCurrent();
  }

  /// Tells two sets of releases apart: files of a release never change.
  String tag(List<Release> releases) {
    var digest = sha256();
    digest.update((baseIri + "\n").getBytes(StandardCharsets.UTF_8));
    for (var release : releases) {
      var line =
          String.join(
              " ", release.dataset().value(), release.version(), release.manifestSha256() + "\n");
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /// The releases with all their files, manifest and signature among them.
  ///
  /// @throws DamagedException if one cannot be told
  List<ReleaseFiles> listFiles(List<Release> releases) {
    return releases.stream().map(this::files).toList();
  }

  private ReleaseFiles files(Release release) {
    var path = "datasets/" + release.dataset() + "/releases/" + release.version() + "/";
    var manifest =
        Manifests.findProven(release.folder(), release.manifestSha256())
            .orElseThrow(() -> new DamagedException("manifest", release));
    var files =
        Stream.concat(manifest.files().stream(), about(release))
            .map(file -> mirrorFile(path, file))
            .toList();
    var self = ReleasedFile.of(release.folder().resolve(Manifests.FILE));
    return toFiles(release, manifest, mirrorFile(path, self), files);
  }

  private static ReleaseFiles toFiles(
      Release release, Manifest manifest, MirrorFile address, List<MirrorFile> files) {
    return new ReleaseFiles(
        release.dataset().value(),
        release.version(),
        release.published(),
        manifest.license(),
        address,
        files);
  }

  /// The signature is of the manifest, which does not list it; without one, nothing is about it.
  private Stream<ReleasedFile> about(Release release) {
    var signature = release.folder().resolve(Manifests.SIGNATURE);
    if (!Files.exists(signature)) {
      return Stream.empty();
    }
    var file = ReleasedFile.of(signature);
    if (!FolderSignature.findSha256(release.folder(), keys.get())
        .equals(Optional.of(file.sha256()))) {
      throw new DamagedException("signature", release);
    }
    return Stream.of(file);
  }

  private MirrorFile mirrorFile(String folder, ReleasedFile file) {
    var name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
    return new MirrorFile(
        folder + file.name(),
        baseIri.resolve(folder + name),
        file.sizeBytes(),
        file.mediaType(),
        file.sha256());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}

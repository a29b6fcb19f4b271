package city.madang.portal.catalog;

import city.madang.etl.export.Manifest;
import city.madang.etl.export.Manifests;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.release.Release;
import city.madang.etl.release.ReleaseRegister;
import city.madang.etl.source.Sha256;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// Every file of every current release, so that all of them can be mirrored.
public final class CurrentFiles {
  private final ReleaseRegister register;
  private final URI baseIri;

  /// @param baseIri of the portal, ending with `/`
  public CurrentFiles(ReleaseRegister register, URI baseIri) {
    this.register = register;
    this.baseIri = baseIri;
  }

  /// A current release and the proof of its manifest.
  record Current(Release release, String manifestSha256) {}

  /// A release's manifest is not the one that was published.
  static final class DamagedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DamagedException(String release) {
      super("the manifest of " + release + " is damaged");
    }
  }

  List<Current> listReleases() {
    return register.listCurrent().stream()
        .flatMap(
            release ->
                register.findManifestSha256(release.dataset(), release.version()).stream()
                    .map(sha256 -> new Current(release, sha256)))
        .toList();
  }

  /// Tells two sets of releases apart: files of a release never change.
  String tag(List<Current> releases) {
    var digest = sha256();
    digest.update((baseIri + "\n").getBytes(StandardCharsets.UTF_8));
    for (var current : releases) {
      var release = current.release();
      var line =
          String.join(
              " ", release.dataset().value(), release.version(), current.manifestSha256() + "\n");
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /// The releases with all their files, manifest and signature among them.
  ///
  /// @throws DamagedException if one cannot be told
  List<ReleaseFiles> listFiles(List<Current> releases) {
    return releases.stream().map(this::files).toList();
  }

  private ReleaseFiles files(Current current) {
    var release = current.release();
    var path = "datasets/" + release.dataset() + "/releases/" + release.version() + "/";
    var manifest = release.folder().resolve(Manifests.FILE);
    if (!Files.exists(manifest) || !Sha256.of(manifest).equals(current.manifestSha256())) {
      throw new DamagedException(release.dataset() + " " + release.version());
    }
    var files = new ArrayList<MirrorFile>();
    var read = Manifests.read(release.folder());
    Stream.concat(read.files().stream(), about(release))
        .map(file -> mirrorFile(path, file))
        .forEach(files::add);
    return toFiles(release, read, mirrorFile(path, ReleasedFile.of(manifest)), files);
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

  /// The signature is of the manifest, which does not list it.
  private static Stream<ReleasedFile> about(Release release) {
    var signature = release.folder().resolve(Manifests.SIGNATURE);
    return Files.exists(signature) ? Stream.of(ReleasedFile.of(signature)) : Stream.empty();
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

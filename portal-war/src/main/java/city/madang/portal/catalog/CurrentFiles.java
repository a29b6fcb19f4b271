package city.madang.portal.catalog;

import city.madang.etl.export.Manifests;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.release.Candidate;
import city.madang.etl.release.Release;
import city.madang.etl.release.ReleaseRegister;
import city.madang.etl.source.Sha256;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every file of every current release, so that all of them can be mirrored.
public final class CurrentFiles {
  private static final String MANIFEST_TYPE = "application/json";
  private static final String SIGNATURE_TYPE = "application/jose";

  private final ReleaseRegister register;
  private final URI baseIri;

  /// @param baseIri of the portal, ending with `/`
  public CurrentFiles(ReleaseRegister register, URI baseIri) {
    this.register = register;
    this.baseIri = baseIri;
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

  /// The releases with all their files, manifest and signature among them. Of one whose manifest is
  /// damaged these two alone are known, by their published hashes.
  List<ReleaseFiles> listFiles(List<Release> releases) {
    return releases.stream().map(this::files).toList();
  }

  private ReleaseFiles files(Release release) {
    var self = mirrorFile(release, Manifests.FILE, MANIFEST_TYPE, release.manifestSha256());
    var signature = findSignature(release).stream();
    return Manifests.findProven(release.folder(), release.manifestSha256())
        .map(
            manifest -> {
              var files = manifest.files().stream().map(file -> mirrorFile(release, file));
              return ReleaseFiles.of(
                  release, manifest.license(), self, Stream.concat(files, signature).toList());
            })
        .orElseGet(() -> ReleaseFiles.damaged(release, self, signature.toList()));
  }

  /// One that nobody could note has no hash that could be told.
  private Optional<MirrorFile> findSignature(Release release) {
    return register
        .findSignatureSha256(release.dataset(), release.version())
        .filter(sha256 -> !sha256.equals(Candidate.UNKNOWN))
        .map(sha256 -> mirrorFile(release, Manifests.SIGNATURE, SIGNATURE_TYPE, sha256));
  }

  private MirrorFile mirrorFile(Release release, String name, String mediaType, String sha256) {
    var size = findSize(release.folder().resolve(name), sha256);
    return mirrorFile(release, name, size, mediaType, sha256);
  }

  /// Its published size is written down nowhere: it is that of the file with its hash.
  private static @Nullable Long findSize(Path file, String sha256) {
    try {
      var bytes = Files.readAllBytes(file);
      return Sha256.of(bytes).equals(sha256) ? Long.valueOf(bytes.length) : null;
    } catch (IOException unreadable) {
      return null;
    }
  }

  private MirrorFile mirrorFile(Release release, ReleasedFile file) {
    return mirrorFile(release, file.name(), file.sizeBytes(), file.mediaType(), file.sha256());
  }

  private MirrorFile mirrorFile(
      Release release, String name, @Nullable Long sizeBytes, String mediaType, String sha256) {
    var folder = "datasets/" + release.dataset() + "/releases/" + release.version() + "/";
    var encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return new MirrorFile(
        folder + name, baseIri.resolve(folder + encoded), sizeBytes, mediaType, sha256);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}

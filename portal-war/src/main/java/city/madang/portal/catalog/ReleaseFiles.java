package city.madang.portal.catalog;

import city.madang.etl.release.Release;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A current release and its files.
///
/// @param dataset id
/// @param version of the release
/// @param published when it became current
/// @param license SPDX identifier; absent if the release is damaged
/// @param damaged true if its manifest on our disk is not the published one, so that nobody can
///   tell its files and none is served until it is restored; else absent
/// @param manifest its `manifest.json`, which is signed
/// @param files all others; the signature alone if the release is damaged
public record ReleaseFiles(
    String dataset,
    String version,
    Instant published,
    @Nullable String license,
    @Nullable Boolean damaged,
    MirrorFile manifest,
    List<MirrorFile> files) {
  public ReleaseFiles {
    files = List.copyOf(files);
  }

  static ReleaseFiles of(
      Release release, String license, MirrorFile manifest, List<MirrorFile> files) {
    var dataset = release.dataset().value();
    return new ReleaseFiles(
        dataset, release.version(), release.published(), license, null, manifest, files);
  }

  static ReleaseFiles damaged(Release release, MirrorFile manifest, List<MirrorFile> files) {
    var dataset = release.dataset().value();
    return new ReleaseFiles(
        dataset, release.version(), release.published(), null, true, manifest, files);
  }

  /// Whether all is told of it.
  boolean isWhole() {
    return damaged == null && all().allMatch(file -> file.sizeBytes() != null);
  }

  Stream<MirrorFile> all() {
    return Stream.concat(Stream.of(manifest), files.stream());
  }
}

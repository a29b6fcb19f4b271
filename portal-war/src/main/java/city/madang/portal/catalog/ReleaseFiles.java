package city.madang.portal.catalog;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// A current release and its files.
///
/// @param dataset id
/// @param version of the release
/// @param published when it became current
/// @param license SPDX identifier
/// @param manifest its `manifest.json`, which is signed
/// @param files all others
public record ReleaseFiles(
    String dataset,
    String version,
    Instant published,
    String license,
    MirrorFile manifest,
    List<MirrorFile> files) {
  public ReleaseFiles {
    files = List.copyOf(files);
  }

  Stream<MirrorFile> all() {
    return Stream.concat(Stream.of(manifest), files.stream());
  }
}

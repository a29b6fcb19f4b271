package city.madang.etl.export;

import city.madang.etl.quality.RowAccount;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// `manifest.json` of a release: what it holds, where it came from, and the proof of each byte.
///
/// @param dataset id of the dataset
/// @param version of the release, `yyyyMMdd.n`
/// @param created when the release was made
/// @param license SPDX identifier
/// @param attribution what the license of the source asks to be said; may be empty
/// @param source the raw data behind it
/// @param rows what became of its rows, all tables together
/// @param files by name; the manifest itself is not among them
public record Manifest(
    String dataset,
    String version,
    Instant created,
    String license,
    String attribution,
    SourceHash source,
    RowAccount rows,
    List<ReleasedFile> files) {

  public Manifest {
    files = files.stream().sorted(Comparator.comparing(ReleasedFile::name)).toList();
  }

  /// The raw data in the vault.
  ///
  /// @param sha256 64 lower-case hexadecimal digits
  public record SourceHash(String sha256) {}
}

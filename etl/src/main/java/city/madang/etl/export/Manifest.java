package city.madang.etl.export;

import city.madang.etl.quality.RowAccount;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// `manifest.json` of a release: what it holds, where it came from, and the proof of each byte.
///
/// @param dataset id of the dataset
/// @param version of the release, `yyyyMMdd.n`
/// @param created when the release was made
/// @param license SPDX identifier
/// @param attribution what the license of the source asks to be said; may be empty
/// @param source the raw data behind it
/// @param rows what became of its rows, all tables together
/// @param schemaSha256 of `schema.json`; empty in releases before it had one
/// @param code version of Madang that made it
/// @param leftOut files that it could have and has not, by name
/// @param files by name; the manifest itself and its signature are not among them
public record Manifest(
    String dataset,
    String version,
    Instant created,
    String license,
    String attribution,
    SourceHash source,
    RowAccount rows,
    String schemaSha256,
    String code,
    List<LeftOut> leftOut,
    List<ReleasedFile> files) {

  // Written out, with what a manifest of an older release lacks.
  @SuppressWarnings("NullAway") // Jackson gives null for what is not there
  public Manifest {
    schemaSha256 = Objects.requireNonNullElse(schemaSha256, "");
    code = Objects.requireNonNullElse(code, "");
    leftOut =
        leftOut == null
            ? List.of()
            : leftOut.stream().sorted(Comparator.comparing(LeftOut::name)).toList();
    files = files.stream().sorted(Comparator.comparing(ReleasedFile::name)).toList();
  }

  /// A manifest of files alone.
  public Manifest(
      String dataset,
      String version,
      Instant created,
      String license,
      String attribution,
      SourceHash source,
      RowAccount rows,
      List<ReleasedFile> files) {
    this(dataset, version, created, license, attribution, source, rows, "", "", List.of(), files);
  }

  /// The same release with other files.
  public Manifest with(List<ReleasedFile> others) {
    return new Manifest(
        dataset,
        version,
        created,
        license,
        attribution,
        source,
        rows,
        schemaSha256,
        code,
        leftOut,
        others);
  }

  /// The raw data in the vault.
  ///
  /// @param sha256 64 lower-case hexadecimal digits
  public record SourceHash(String sha256) {}
}

package city.madang.etl.release;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.LangText;

/// A release that waits for its switch.
///
/// @param dataset whose release it will be
/// @param version of the run
/// @param title of the dataset
/// @param fingerprint SHA-256 over everything that the release was made from
/// @param manifestSha256 of its `manifest.json`
/// @param signatureSha256 of the signature of that, or [#UNKNOWN]
/// @param reportSha256 of its `privacy.json`; empty for a dataset without people
public record Candidate(
    DatasetId dataset,
    String version,
    LangText title,
    String fingerprint,
    String manifestSha256,
    String signatureSha256,
    String reportSha256) {
  /// Instead of a hash: earlier code began this switch, and did not note it. No file has it.
  public static final String UNKNOWN = "unknown";

  /// Instead of a hash: it was published before releases were signed.
  public static final String UNSIGNED = "unsigned";
}

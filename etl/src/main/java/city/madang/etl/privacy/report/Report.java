package city.madang.etl.privacy.report;

import city.madang.etl.privacy.report.PrivacyReport.VerifiedFile;
import java.util.List;

/// The proof that goes with a release about people: `privacy.json`, whatever way it was made safe.
public sealed interface Report permits PrivacyReport, TrajectoryReport, NoiseReport {
  /// Its id.
  String dataset();

  /// `published` or `refused`.
  String verdict();

  /// What speaks against publication; none if it is published.
  List<String> reasons();

  /// What was verified.
  VerifiedFile file();

  /// Tells whether the file may be published.
  default boolean published() {
    return verdict().equals(Verdict.PUBLISHED);
  }
}

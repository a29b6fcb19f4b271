package city.madang.etl.anonymize;

import city.madang.etl.privacy.page.PrivacyPage;
import city.madang.etl.privacy.report.PrivacyReport;
import city.madang.etl.run.Run;
import city.madang.etl.source.Beside;
import java.nio.file.Files;

/// Writes `privacy.html` beside `privacy.json`.
final class PrivacyPageFile {
  private PrivacyPageFile() {}

  static void write(Run run, PrivacyReport report) {
    var page = PrivacyPage.of(report, run.descriptor().title());
    Beside.write(run.files().privacyPage(), beside -> Files.writeString(beside, page));
  }
}

package city.madang.etl.anonymize;

import city.madang.etl.privacy.page.PrivacyPage;
import city.madang.etl.privacy.report.Report;
import city.madang.etl.run.Json;
import city.madang.etl.run.Run;
import city.madang.etl.source.Beside;
import java.nio.file.Files;

/// Writes a report for machines and for people: `privacy.json`, and `privacy.html` beside it.
final class ReportFiles {
  private ReportFiles() {}

  static void write(Run run, Report report) {
    Json.write(run.files().privacyReport(), report);
    var page = PrivacyPage.of(report, run.descriptor().title());
    Beside.write(run.files().privacyPage(), beside -> Files.writeString(beside, page));
  }
}

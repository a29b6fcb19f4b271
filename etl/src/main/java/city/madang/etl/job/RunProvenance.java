package city.madang.etl.job;

import city.madang.etl.export.ReleasedFile;
import city.madang.etl.graph.Provenance;
import city.madang.etl.privacy.report.PrivacyReport;
import city.madang.etl.run.Json;
import city.madang.etl.run.Run;
import city.madang.etl.source.Beside;
import java.net.URI;

/// Writes what `privacy.json` says as triples.
final class RunProvenance {
  private RunProvenance() {}

  /// Writes the file.
  ///
  /// @return how many triples were written
  static long write(Run run) {
    var report = Json.read(run.files().privacyReport(), PrivacyReport.class);
    var provenance = provenance(run, report);
    Beside.write(run.files().provenance(), provenance::write);
    return provenance.size();
  }

  private static Provenance provenance(Run run, PrivacyReport report) {
    var dataset = run.baseIri().resolve("datasets/" + run.descriptor().id()).toString();
    var file = ReleasedFile.of(run.files().privacyReport());
    var iri = URI.create(dataset + "/releases/" + run.version() + "/" + file.name());
    var after = report.risk().after().orElseThrow();
    return new Provenance(
        dataset,
        run.version(),
        new Provenance.Policy(report.policy().k(), report.policy().suppression()),
        new Provenance.Report(iri.toString(), file.sha256()),
        new Provenance.Figures(
            report.k().entities(),
            report.loss(),
            (double) report.rows().suppressed()
                / Math.max(1, report.rows().suppressed() + report.rows().published()),
            after.prosecutor().highest(),
            after.prosecutor().mean()));
  }
}

package city.madang.etl.job;

import city.madang.etl.export.ReleasedFile;
import city.madang.etl.graph.PrivacyProvenance;
import city.madang.etl.graph.Provenance;
import city.madang.etl.graph.shape.ShapeFigures;
import city.madang.etl.privacy.report.PrivacyReport;
import city.madang.etl.run.Json;
import city.madang.etl.run.Run;
import city.madang.etl.source.Beside;
import city.madang.etl.table.TableEngine;
import java.net.URI;
import java.util.Optional;

/// Writes what a dataset is and how its release came to be as triples, and of one about people what
/// `privacy.json` says.
final class RunProvenance {
  private RunProvenance() {}

  /// Writes the file.
  ///
  /// @param shapes what was validated of the release
  /// @return how many triples were written
  static long write(Run run, TableEngine engine, ShapeFigures shapes) {
    var box = new ReleasedPlaces(run, engine).box();
    var released = new Provenance.Released(RunManifest.dataFiles(run), box);
    var provenance = provenance(run, released, shapes);
    Beside.write(run.files().provenance(), provenance::write);
    return provenance.size();
  }

  private static Provenance provenance(Run run, Provenance.Released released, ShapeFigures shapes) {
    var dataset = run.baseIri().resolve("datasets/" + run.descriptor().id()).toString();
    return new Provenance(
        dataset,
        run.descriptor(),
        released,
        run.version(),
        CodeVersion.read(),
        RunManifest.findSourceSha256(run),
        shapes,
        run.descriptor().inClasses() ? Optional.of(measured(run, dataset)) : Optional.empty());
  }

  private static PrivacyProvenance measured(Run run, String dataset) {
    var report = Json.read(run.files().privacyReport(), PrivacyReport.class);
    var file = ReleasedFile.of(run.files().privacyReport());
    var iri = URI.create(dataset + "/releases/" + run.version() + "/" + file.name());
    var after = report.risk().after().orElseThrow();
    return new PrivacyProvenance(
        dataset,
        run.version(),
        new PrivacyProvenance.Policy(report.policy().k(), report.policy().suppression()),
        new PrivacyProvenance.Report(iri.toString(), file.sha256()),
        new PrivacyProvenance.Figures(
            report.k().entities(),
            report.loss(),
            (double) report.rows().suppressed()
                / Math.max(1, report.rows().suppressed() + report.rows().published()),
            after.prosecutor().highest(),
            after.prosecutor().mean()));
  }
}

package city.madang.etl.job;

import city.madang.etl.dataset.Table;
import city.madang.etl.quality.QualityReport;
import city.madang.etl.quality.RowAccount;
import city.madang.etl.quality.TableQuality;
import city.madang.etl.table.EngineLimits;
import city.madang.etl.table.StageResult;
import city.madang.etl.table.TableEngine;
import java.time.Clock;
import java.util.List;

/// Step `export`: the released rows as CSV, what is known of their quality, and the manifest.
final class ExportStep implements RunStep {
  private final EngineLimits limits;
  private final Clock clock;

  ExportStep(EngineLimits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "export";
  }

  @Override
  public long execute(Run run) {
    try (var engine = TableEngine.open(run.files().scratch(), limits)) {
      var qualities =
          run.descriptor().tables().stream().map(table -> export(run, engine, table)).toList();
      var report = QualityReport.of(run.descriptor().id().value(), qualities);
      report.write(run.files().release().resolve("quality.json"));
      RunManifest.write(run, report.rows(), clock.instant());
      return report.rows().published();
    }
  }

  private static TableQuality export(Run run, TableEngine engine, Table table) {
    var released = run.files().released(table);
    engine.exportCsv(released, run.files().release().resolve(table.name() + ".csv"));
    var counts = Json.read(run.files().counts(table), StageResult.class);
    var published = engine.count(released);
    if (table.noise().isPresent()) {
      // Exact figures of the source would undo the noise: only the cells are told.
      var cells = new RowAccount(published, published, 0, 0);
      return new TableQuality(table.name(), cells, List.of(), engine.summarize(released));
    }
    var account =
        new RowAccount(
            counts.rowsRead(), published, counts.rowsStaged() - published, counts.rowsRejected());
    return new TableQuality(
        table.name(), account, counts.rejectCounts(), engine.summarize(released));
  }
}

package city.madang.etl.job;

import city.madang.etl.dataset.Descriptor;
import city.madang.etl.dataset.Table;
import city.madang.etl.quality.QualityGate;
import city.madang.etl.quality.RejectFile;
import city.madang.etl.run.Json;
import city.madang.etl.run.Run;
import city.madang.etl.table.EngineLimits;
import city.madang.etl.table.StageResult;

/// Step `check`: lists the rows that were not taken, and stops the run when they are too many.
final class CheckStep implements RunStep {
  private final EngineLimits limits;

  CheckStep(EngineLimits limits) {
    this.limits = limits;
  }

  @Override
  public String name() {
    return "check";
  }

  @Override
  public long execute(Run run) {
    var rows = 0L;
    for (var table : run.descriptor().tables()) {
      var counts = Json.read(run.files().counts(table), StageResult.class);
      RejectFile.write(run.files().rejects(table), counts.rejects());
      gate(run.descriptor(), table, counts);
      rows += counts.rowsStaged();
    }
    var notices = new RuleCheck(run, limits).ask();
    Json.write(run.files().notices(), notices);
    notices.requireAccepted(run.descriptor().rules().accepted());
    return rows;
  }

  private static void gate(Descriptor descriptor, Table table, StageResult counts) {
    var file = table.member().isEmpty() ? descriptor.source().uri() : table.member();
    QualityGate.check(
        file, descriptor.rejectLimit(), counts.rowsRead(), counts.rowsRejected(), counts.rejects());
  }
}

package city.madang.etl.job;

import city.madang.etl.dataset.Descriptor;
import city.madang.etl.dataset.DescriptorReader;
import city.madang.etl.dataset.Table;
import city.madang.etl.export.format.WellKnownText;
import city.madang.etl.quality.QualityGate;
import city.madang.etl.quality.RejectFile;
import city.madang.etl.run.Json;
import city.madang.etl.run.Run;
import city.madang.etl.run.TableEngines;
import city.madang.etl.table.StageResult;
import city.madang.etl.table.TableEngine;

/// Step `check`: lists the rows that were not taken, and stops the run when they are too many.
final class CheckStep implements RunStep {
  @Override
  public String name() {
    return "check";
  }

  @Override
  public long execute(Run run, TableEngines tables) {
    var rows = 0L;
    for (var table : run.descriptor().tables()) {
      var counts = Json.read(run.files().counts(table), StageResult.class);
      RejectFile.write(run.files().rejects(table), counts.rejects());
      gate(run.descriptor(), table, counts);
      rows += counts.rowsStaged();
    }
    run.descriptor().tables().forEach(table -> requireShapes(run, tables.raw(), table));
    var notices = new RuleCheck(run, tables).ask();
    Json.write(run.files().notices(), notices);
    notices.requireAccepted(run.descriptor().rules().accepted());
    return rows;
  }

  /// @throws city.madang.etl.dataset.DescriptorException if the shapes of rows are in no value of
  ///   their column
  private static void requireShapes(Run run, TableEngine engine, Table table) {
    table
        .index()
        .geometry()
        .filter(column -> !holdsShapes(run, engine, table, column))
        .ifPresent(
            column -> {
              throw DescriptorReader.mistake(
                  run.descriptor().folder(),
                  "geometry",
                  column,
                  "no value of '%s' is a shape: name a column of well-known texts in degrees"
                      .formatted(column));
            });
  }

  private static boolean holdsShapes(Run run, TableEngine engine, Table table, String column) {
    try (var rows = engine.rows(run.files().checked(table), 0)) {
      return WellKnownText.isIn(column, rows);
    }
  }

  private static void gate(Descriptor descriptor, Table table, StageResult counts) {
    var file = table.member().isEmpty() ? descriptor.source().uri() : table.member();
    QualityGate.check(
        file, descriptor.rejectLimit(), counts.rowsRead(), counts.rowsRejected(), counts.rejects());
  }
}

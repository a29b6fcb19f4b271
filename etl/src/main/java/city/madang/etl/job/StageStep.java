package city.madang.etl.job;

import city.madang.etl.dataset.Table;
import city.madang.etl.doors.WorkFolders;
import city.madang.etl.quality.QualityRefusal;
import city.madang.etl.run.Json;
import city.madang.etl.run.Run;
import city.madang.etl.run.TableEngines;
import city.madang.etl.source.SourceException;
import city.madang.etl.source.SourceOpener;
import city.madang.etl.table.StageResult;
import city.madang.etl.table.TableEngine;
import java.nio.file.Path;

/// Step `stage`: each table of the source, read with its types, as a private Parquet file.
final class StageStep implements RunStep {
  @Override
  public String name() {
    return "stage";
  }

  @Override
  public long execute(Run run, TableEngines tables) {
    var files = run.files();
    try {
      var rows = 0L;
      for (var table : run.descriptor().tables()) {
        var result = stage(run, tables.raw(), table);
        Json.write(files.counts(table), result);
        rows += result.rowsRead();
      }
      return rows;
    } finally {
      WorkFolders.delete(files.input());
    }
  }

  private static StageResult stage(Run run, TableEngine engine, Table table) {
    return engine.stage(
        open(run, table), run.descriptor().source(), table, run.files().checked(table));
  }

  /// What the vault holds stays as it is: only another source can help, and no restart of this run.
  private static Path open(Run run, Table table) {
    try {
      return new SourceOpener().open(run.source(), run.descriptor(), table, run.files().input());
    } catch (SourceException unreadable) {
      throw new QualityRefusal(String.valueOf(unreadable.getMessage()));
    }
  }
}

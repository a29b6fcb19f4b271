package city.madang.etl.job;

import city.madang.etl.dataset.Source;
import city.madang.etl.dataset.Table;
import city.madang.etl.export.LeftOut;
import city.madang.etl.export.format.GtfsFeed;
import city.madang.etl.export.format.TableFiles;
import city.madang.etl.export.schema.SchemaFiles;
import city.madang.etl.export.schema.SchemaTable;
import city.madang.etl.index.SearchContent;
import city.madang.etl.quality.Notices;
import city.madang.etl.quality.QualityReport;
import city.madang.etl.quality.RowAccount;
import city.madang.etl.quality.TableQuality;
import city.madang.etl.run.Json;
import city.madang.etl.run.Run;
import city.madang.etl.run.TableEngines;
import city.madang.etl.table.StageResult;
import city.madang.etl.table.TableEngine;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Step `export`: the released rows in all formats, what is known of their meaning and quality, and
/// the manifest. All of it is made from the bytes that were verified.
final class ExportStep implements RunStep {
  private final Clock clock;

  ExportStep(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "export";
  }

  @Override
  public long execute(Run run, TableEngines tables) {
    var verified = VerifiedTables.require(run);
    var leftOut = new ArrayList<LeftOut>();
    var released = new ArrayList<SchemaTable>();
    var qualities = new ArrayList<TableQuality>();
    var rows = new HashMap<Table, Long>();
    for (var table : run.descriptor().tables()) {
      try (var files = files(run, tables.released(), table)) {
        leftOut.addAll(files.write(run.changed()));
        released.add(new SchemaTable(run.descriptor().released(table), files.types()));
        qualities.add(quality(run, table, files));
        rows.put(table, files.rows());
      }
    }
    writeFeed(run, released).ifPresent(leftOut::add);
    new SchemaFiles(run.descriptor(), run.version(), run.files().release()).write(released);
    var report =
        QualityReport.of(
            run.descriptor().id().value(),
            qualities,
            Json.read(run.files().notices(), Notices.class));
    report.write(run.files().release().resolve("quality.json"));
    Json.write(
        run.files().release().resolve(SearchContent.FILE),
        SearchContent.of(run.descriptor(), table -> rows.getOrDefault(table, 0L)));
    RunManifest.write(run, report.rows(), leftOut, clock.instant());
    verified.requireListed(run);
    return report.rows().published();
  }

  /// Writes the feed of a transit dataset.
  ///
  /// @return why there is none, although the source is one
  private static Optional<LeftOut> writeFeed(Run run, List<SchemaTable> tables) {
    if (run.descriptor().source().format() != Source.Format.GTFS) {
      return Optional.empty();
    }
    var feed = new GtfsFeed(run.files().release());
    tables.forEach(table -> feed.add(table.table(), table.types()));
    return feed.write();
  }

  private static TableFiles files(Run run, TableEngine engine, Table table) {
    return new TableFiles(engine, run.descriptor().released(table), run.files().released(table));
  }

  private static TableQuality quality(Run run, Table table, TableFiles files) {
    long published = files.rows();
    var counts = Json.read(run.files().counts(table), StageResult.class);
    if (table.noise().isPresent()) {
      var cells = RowAccount.ofPublished(published);
      return new TableQuality(table.name(), cells, List.of(), files.summarize());
    }
    var account =
        new RowAccount(
            counts.rowsRead(), published, counts.rowsStaged() - published, counts.rowsRejected());
    return new TableQuality(table.name(), account, counts.rejectCounts(), files.summarize());
  }
}

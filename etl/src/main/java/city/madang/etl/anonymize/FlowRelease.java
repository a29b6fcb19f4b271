package city.madang.etl.anonymize;

import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.dataset.Table;
import city.madang.etl.dataset.TrackColumns;
import city.madang.etl.dataset.TrajectoryPolicy.Output.Flows;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.privacy.RawHierarchy;
import city.madang.etl.privacy.hierarchy.Hierarchy;
import city.madang.etl.privacy.histogram.Histogram;
import city.madang.etl.privacy.report.PrivacyReport.VerifiedFile;
import city.madang.etl.privacy.report.TrajectoryReport;
import city.madang.etl.privacy.report.TrajectoryReport.Trajectory;
import city.madang.etl.privacy.search.Anonymizer;
import city.madang.etl.privacy.search.Plan;
import city.madang.etl.privacy.trajectory.Cells;
import city.madang.etl.privacy.trajectory.TrackTally;
import city.madang.etl.privacy.verify.Evidence;
import city.madang.etl.privacy.verify.FlowVerifier;
import city.madang.etl.privacy.verify.RowFigures;
import city.madang.etl.privacy.verify.UnicityFigures;
import city.madang.etl.privacy.verify.Verification;
import city.madang.etl.run.Run;
import city.madang.etl.table.StageResult;
import city.madang.etl.table.TableEngine;
import city.madang.etl.table.TrackFiles;
import city.madang.etl.table.TrackTables;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Releases trips as flows: the anonymizer merges cells and windows until each flow holds k
/// vehicles.
final class FlowRelease {
  private final Run run;
  private final TableEngine engine;
  private final Table table;
  private final Table trips;
  private final PrivacyPolicy policy;
  private final Cells cells;
  private final TrackTables tracks;
  private final TrackFiles files;
  private final TrackHistory history;

  FlowRelease(
      Run run,
      TableEngine engine,
      Table table,
      PrivacyPolicy policy,
      Flows flows,
      TrackTables tracks,
      TrackFiles files,
      TrackHistory history) {
    this.run = run;
    this.engine = engine;
    this.table = table;
    this.trips = TrackColumns.trips(table);
    this.policy = policy;
    this.cells = new Cells(flows);
    this.tracks = tracks;
    this.files = files;
    this.history = history;
  }

  /// Makes and verifies the flows; they are moved into the release only without reasons against it.
  ///
  /// @param unicity of the points that are not released
  /// @param begun CPU time when the run began with these points
  TrajectoryReport report(
      StageResult counts, TrackTally tally, UnicityFigures unicity, long begun) {
    var histogram = engine.histogram(files.trips(), trips, false, policy.k());
    var hierarchies = hierarchies(histogram);
    var plan = Anonymizer.plan(histogram, hierarchies.stream().map(Hierarchy::of).toList(), policy);
    engine.release(files.trips(), trips, plan, file("anonymous-trips"));
    tracks.flows(file("anonymous-trips"), files.trips(), file("flows"));
    var cpuSeconds = CpuTime.secondsSince(begun);
    var verified = verify(histogram.rows(), plan, hierarchies);
    var report = report(counts, verified, plan, cpuSeconds);
    if (report.published()) {
      report = report.with(history.flows(file("anonymous-trips"), files.trips()));
    }
    if (report.published()) {
      TrackRelease.move(file("flows"), run.files().released(table));
    }
    return report.with(
        Trajectory.of(
            tally,
            report.published() ? verified.rows().published() : 0,
            unicity,
            report.published() ? "flows" : "nothing"));
  }

  private List<RawHierarchy> hierarchies(Histogram histogram) {
    return List.of(
        cells.places(histogram.fields().get(0), values(histogram, 0)),
        cells.places(histogram.fields().get(1), values(histogram, 1)),
        cells.windows(histogram.fields().get(2), values(histogram, 2)));
  }

  private static Set<String> values(Histogram histogram, int field) {
    return new HashSet<>(histogram.values(field));
  }

  /// Trips are the rows here.
  private Verification verify(long all, Plan plan, List<RawHierarchy> hierarchies) {
    var claimed = new RowFigures(all, all - plan.suppressedRows(), plan.suppressedRows(), 0);
    var flows = tracks.readFlows(file("flows"));
    try (var recounted = engine.classes(file("anonymous-trips"), files.trips(), trips, false)) {
      return FlowVerifier.verify(new Evidence(hierarchies, policy, claimed), flows, recounted);
    }
  }

  /// The account of the source's rows: a row of the release is a flow, all others are suppressed.
  private TrajectoryReport report(
      StageResult counts, Verification verified, Plan plan, double cpuSeconds) {
    var rows =
        new RowFigures(
            counts.rowsRead(),
            verified.classes(),
            counts.rowsStaged() - verified.classes(),
            counts.rowsRejected());
    var released = run.files().released(table);
    return TrajectoryReport.ofFlows(
        run.descriptor().id(),
        policy.trajectory().orElseThrow(),
        verified.withRows(rows),
        plan,
        cpuSeconds,
        new VerifiedFile(
            String.valueOf(released.getFileName()), ReleasedFile.of(file("flows")).sha256()));
  }

  private Path file(String what) {
    return run.files().folder().resolve(table.name() + "." + what + ".parquet");
  }
}

package city.madang.etl.anonymize;

import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.dataset.Table;
import city.madang.etl.dataset.TrackColumns;
import city.madang.etl.dataset.TrajectoryPolicy;
import city.madang.etl.dataset.TrajectoryPolicy.Output;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.privacy.PrivacyRefusal;
import city.madang.etl.privacy.report.PrivacyReport.VerifiedFile;
import city.madang.etl.privacy.report.TrajectoryReport;
import city.madang.etl.privacy.report.TrajectoryReport.Trajectory;
import city.madang.etl.privacy.trajectory.DropCause;
import city.madang.etl.privacy.trajectory.TrackTally;
import city.madang.etl.privacy.verify.PointEvidence;
import city.madang.etl.privacy.verify.PointVerification;
import city.madang.etl.privacy.verify.PointVerifier;
import city.madang.etl.privacy.verify.RowFigures;
import city.madang.etl.privacy.verify.UnicityFigures;
import city.madang.etl.run.Json;
import city.madang.etl.run.Run;
import city.madang.etl.table.EngineLimits;
import city.madang.etl.table.StageResult;
import city.madang.etl.table.TableEngine;
import city.madang.etl.table.TrackFiles;
import city.madang.etl.table.TrackTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// Releases one table of points of moving entities: cut, verify the bytes written, report, gate.
///
/// What is made stays private until the verifier has nothing against it: refused points never lie
/// in the folder of the release.
public final class TrackRelease {
  private final Run run;
  private final TableEngine engine;
  private final Table table;
  private final PrivacyPolicy policy;
  private final TrajectoryPolicy rule;
  private final TrackTables tracks;
  private final TrackHistory history;
  private final TrackFiles files;
  private TrackTally tally = TrackTally.NONE;

  public TrackRelease(
      Run run,
      TableEngine engine,
      EngineLimits limits,
      Table table,
      PrivacyPolicy policy,
      EarlierReleases earlier) {
    this.run = run;
    this.engine = engine;
    this.table = table;
    this.policy = policy;
    this.rule = policy.trajectory().orElseThrow();
    this.tracks = new TrackTables(run.files().scratch(), limits, rule);
    this.history = new TrackHistory(run, limits, table, policy, earlier);
    this.files = new TrackFiles(file("points"), file("pieces"), file("trips"));
  }

  /// Writes the released table and its report.
  ///
  /// @throws PrivacyRefusal if nothing is left, or the verifier objects
  public void execute() {
    var counts = Json.read(run.files().counts(table), StageResult.class);
    var report = reportOrRefusal(counts);
    ReportFiles.write(run, report);
    PrivacyRefusal.throwIfAny(report.reasons());
  }

  private TrajectoryReport reportOrRefusal(StageResult counts) {
    try {
      return report(counts);
    } catch (PrivacyRefusal nothing) {
      return refused(counts, nothing.reasons());
    }
  }

  private TrajectoryReport report(StageResult counts) {
    var begun = CpuTime.nanos();
    tally = tracks.make(run.files().checked(table), table, history.keys(), files);
    requirePoints();
    var verified = verifyPoints(counts);
    return switch (rule.output()) {
      case Output.Points() -> points(verified, begun);
      case Output.Flows flows ->
          new FlowRelease(run, engine, table, policy, flows, tracks, files, history)
              .report(counts, tally, verified.unicity(), begun);
    };
  }

  private void requirePoints() {
    if (tally.kept() == 0) {
      throw new PrivacyRefusal(
          tally.points() > 0 && tally.dropped(DropCause.AREA) == tally.points()
              ? "all %d points are outside the area: correct area, [south, west, north, east]"
                  .formatted(tally.points())
              : "none of %d points is left after trimming: trim less, or bring longer trips"
                  .formatted(tally.points()));
    }
  }

  private PointVerification verifyPoints(StageResult counts) {
    var claimed =
        new RowFigures(
            counts.rowsRead(),
            tally.kept(),
            counts.rowsStaged() - tally.kept(),
            counts.rowsRejected());
    var owners = tracks.owners(files, run.files().checked(table), table);
    var evidence =
        new PointEvidence(
            policy,
            claimed,
            TrackColumns.points(rule),
            tracks.columns(files.points()),
            owners.vehicles(),
            owners.rawIds(),
            owners.unownedPieces());
    return PointVerifier.verify(
        evidence,
        () -> tracks.points(files.points()),
        () -> tracks.traced(files, run.files().checked(table), table));
  }

  private TrajectoryReport points(PointVerification verified, long begun) {
    var released = run.files().released(table);
    var report =
        TrajectoryReport.ofPoints(
            run.descriptor().id(),
            rule,
            verified.verified(),
            CpuTime.secondsSince(begun),
            new VerifiedFile(
                String.valueOf(released.getFileName()), ReleasedFile.of(files.points()).sha256()));
    if (report.published()) {
      report = report.with(history.points(files));
    }
    if (report.published()) {
      move(files.points(), released);
    }
    var what = report.published() ? "points" : "nothing";
    return report.with(Trajectory.of(tally, releasedTrips(report), verified.unicity(), what));
  }

  private long releasedTrips(TrajectoryReport report) {
    return report.published() ? tally.tripsWithPieces() : 0;
  }

  private TrajectoryReport refused(StageResult counts, List<String> reasons) {
    var report =
        TrajectoryReport.refused(
            run.descriptor().id(),
            policy,
            new RowFigures(counts.rowsRead(), 0, 0, counts.rowsRejected()),
            reasons,
            new VerifiedFile(run.descriptor().source().uri(), run.source().sha256()));
    return report.with(Trajectory.of(tally, 0, UnicityFigures.NONE, "nothing"));
  }

  private Path file(String what) {
    return run.files().folder().resolve(table.name() + "." + what + ".parquet");
  }

  static void move(Path made, Path released) {
    try {
      Files.createDirectories(released.getParent());
      Files.move(made, released, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot move the verified file", failed);
    }
  }
}

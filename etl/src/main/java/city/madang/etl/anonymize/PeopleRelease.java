package city.madang.etl.anonymize;

import city.madang.etl.anonymize.Planner.Planned;
import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.dataset.Table;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.privacy.PrivacyRefusal;
import city.madang.etl.privacy.report.Figures;
import city.madang.etl.privacy.report.PrivacyReport;
import city.madang.etl.privacy.report.PrivacyReport.VerifiedFile;
import city.madang.etl.privacy.risk.ClassSizes;
import city.madang.etl.privacy.risk.Risk;
import city.madang.etl.privacy.verify.Evidence;
import city.madang.etl.privacy.verify.RowFigures;
import city.madang.etl.privacy.verify.SensitiveEvidence;
import city.madang.etl.privacy.verify.Verifier;
import city.madang.etl.run.Json;
import city.madang.etl.run.Run;
import city.madang.etl.table.CarryEngine;
import city.madang.etl.table.StageResult;
import city.madang.etl.table.TableEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Releases one table about people: count, plan, apply, verify and attack the bytes written,
/// report, gate.
public final class PeopleRelease {
  private static final String AS_CONTINUATION = "as a continuation of the release before: ";

  private final Run run;
  private final TableEngine engine;
  private final Table table;
  private final PrivacyPolicy policy;
  private final Attacks attacks;
  private final CarryEngine carrying;
  private final RiskMeasure measure;
  private final List<String> hints = new ArrayList<>();

  public PeopleRelease(
      Run run,
      TableEngine engine,
      Table table,
      PrivacyPolicy policy,
      Attacks attacks,
      CarryEngine carrying) {
    this.run = run;
    this.engine = engine;
    this.table = table;
    this.policy = policy;
    this.attacks = attacks;
    this.carrying = carrying;
    this.measure = new RiskMeasure(run, engine, table, policy);
  }

  /// Writes the released table and its report. The rows of earlier releases stay in their classes
  /// if they can; else the table is anonymized anew, and has to stand beside those releases.
  ///
  /// @throws PrivacyRefusal if there is no plan within the policy, the verifier objects, or an
  ///   attack succeeds
  public void execute() {
    var counts = Json.read(run.files().counts(table), StageResult.class);
    var report = reportOrRefusal(counts);
    ReportFiles.write(run, report);
    if (!report.published()) {
      deleteReleased();
      throw new PrivacyRefusal(reasons(report));
    }
  }

  /// Why it did not go on from the release before matters only if it was tried anew.
  private List<String> reasons(PrivacyReport report) {
    boolean tried = report.classes() > 0;
    return Stream.concat(report.reasons().stream(), hints.stream().filter(_ -> tried)).toList();
  }

  /// A trial copies what it finds; what was refused must not look like a release.
  private void deleteReleased() {
    try {
      Files.deleteIfExists(run.files().released(table));
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot delete the refused table", failed);
    }
  }

  private PrivacyReport reportOrRefusal(StageResult counts) {
    var sizes = measure.rawSizes();
    try {
      return report(counts, sizes);
    } catch (PrivacyRefusal noPlan) {
      var before = Figures.before(policy, sizes, Risk.of(sizes, policy.k()));
      return refused(counts, noPlan.reasons(), before);
    }
  }

  private PrivacyReport report(StageResult counts, ClassSizes sizes) {
    var planner = new Planner(run, engine, table, policy);
    measure.readPopulation(planner.hierarchies());
    var trial = new Trial(counts, planner, attacks.entries(), before(sizes));
    return continued(trial).orElseGet(() -> report(trial, planner.anew()));
  }

  private Figures before(ClassSizes sizes) {
    return Figures.before(policy, sizes, measure.before(sizes));
  }

  /// What does not depend on the plan.
  ///
  /// @param entries of earlier releases
  /// @param before figures of the raw table
  private record Trial(StageResult counts, Planner planner, List<Path> entries, Figures before) {}

  /// The report of a release that goes on where earlier ones ended; empty if it must not be.
  private Optional<PrivacyReport> continued(Trial trial) {
    if (!(attacks.earlier() instanceof EarlierReleases.Registered earlier)
        || trial.entries().isEmpty()) {
      return Optional.empty();
    }
    try {
      var planned = trial.planner().continued(carrying, earlier, trial.entries());
      var report = report(trial, planned);
      hints.addAll(report.reasons().stream().map(AS_CONTINUATION::concat).toList());
      return Optional.of(report).filter(PrivacyReport::published);
    } catch (PrivacyRefusal noPlan) {
      hints.addAll(noPlan.reasons().stream().map(AS_CONTINUATION::concat).toList());
      return Optional.empty();
    }
  }

  private PrivacyReport report(Trial trial, Planned planned) {
    engine.release(run.files().checked(table), table, planned.plan(), run.files().released(table));
    return verify(trial, planned);
  }

  /// Reads the released file again; nothing of the plan but its loss is compared with it.
  private PrivacyReport verify(Trial trial, Planned planned) {
    var released = run.files().released(table);
    var checked = run.files().checked(table);
    var planner = trial.planner();
    var sensitive = new SensitiveEvidence(engine.references(checked, table), planner.sensitive());
    try (var classes = engine.classes(released, checked, table, policy.rowIsEntity())) {
      var verified =
          Verifier.verify(
              new Evidence(planner.quasi(), policy, claimed(trial.counts()), sensitive),
              measure.watch(classes));
      var file = ReleasedFile.of(released);
      var plan = planned.plan();
      return PrivacyReport.of(
          run.descriptor().id(),
          verified,
          attacks.measure(trial.entries(), plan.searchedLoss()),
          plan,
          planned.cpuSeconds(),
          new VerifiedFile(file.name(), file.sha256()),
          trial
              .before()
              .after(verified, measure.after(verified.sizes()), plan, planner.curve(plan)));
    }
  }

  private RowFigures claimed(StageResult counts) {
    var published = engine.count(run.files().released(table));
    return new RowFigures(
        counts.rowsRead(), published, counts.rowsStaged() - published, counts.rowsRejected());
  }

  private PrivacyReport refused(StageResult counts, List<String> reasons, Figures before) {
    return PrivacyReport.refused(
        run.descriptor().id(),
        policy.k(),
        new RowFigures(counts.rowsRead(), 0, 0, counts.rowsRejected()),
        reasons,
        new VerifiedFile(run.descriptor().source().uri(), run.source().sha256()),
        before);
  }
}

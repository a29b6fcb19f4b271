package city.madang.etl.job;

import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.dataset.Table;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.privacy.PrivacyRefusal;
import city.madang.etl.privacy.RawHierarchy;
import city.madang.etl.privacy.hierarchy.Hierarchy;
import city.madang.etl.privacy.histogram.Histogram;
import city.madang.etl.privacy.report.Figures;
import city.madang.etl.privacy.report.PrivacyReport;
import city.madang.etl.privacy.report.PrivacyReport.VerifiedFile;
import city.madang.etl.privacy.risk.ClassSizes;
import city.madang.etl.privacy.risk.Risk;
import city.madang.etl.privacy.search.Anonymizer;
import city.madang.etl.privacy.search.Plan;
import city.madang.etl.privacy.search.UtilityCurve;
import city.madang.etl.privacy.verify.Evidence;
import city.madang.etl.privacy.verify.RowFigures;
import city.madang.etl.privacy.verify.SensitiveEvidence;
import city.madang.etl.privacy.verify.Verifier;
import city.madang.etl.table.StageResult;
import city.madang.etl.table.TableEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/// Releases one table about people: count, plan, apply, verify and attack the bytes written,
/// report, gate.
final class PeopleRelease {
  private final Run run;
  private final TableEngine engine;
  private final Table table;
  private final PrivacyPolicy policy;
  private final Attacks attacks;
  private final RiskMeasure measure;

  PeopleRelease(Run run, TableEngine engine, Table table, PrivacyPolicy policy, Attacks attacks) {
    this.run = run;
    this.engine = engine;
    this.table = table;
    this.policy = policy;
    this.attacks = attacks;
    this.measure = new RiskMeasure(run, engine, table, policy);
  }

  /// What was applied to the rows, and what it took to find it.
  private record Applied(
      List<RawHierarchy> hierarchies,
      SensitiveEvidence sensitive,
      Plan plan,
      double cpuSeconds,
      UtilityCurve curve) {}

  /// Writes the released table and its report.
  ///
  /// @throws PrivacyRefusal if there is no plan within the policy, the verifier objects, or an
  ///   attack succeeds
  void execute() {
    var counts = Json.read(run.files().counts(table), StageResult.class);
    var report = reportOrRefusal(counts);
    Json.write(run.files().privacyReport(), report);
    PrivacyPageFile.write(run, report);
    if (!report.published()) {
      deleteReleased();
    }
    PrivacyRefusal.throwIfAny(report.reasons());
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
    var checked = run.files().checked(table);
    var begun = CpuTime.nanos();
    var histogram = engine.histogram(checked, table, policy.rowIsEntity(), policy.k());
    var hierarchies = Hierarchies.read(run.descriptor(), table, histogram);
    var sensitive = Hierarchies.readSensitive(run.descriptor(), table, histogram);
    // Understood once: a hierarchy of a million values takes seconds.
    var all = Stream.concat(hierarchies.stream(), sensitive.stream()).map(Hierarchy::of).toList();
    var plan = Anonymizer.plan(histogram, all, policy);
    var cpuSeconds = CpuTime.secondsSince(begun);
    measure.readPopulation(all.subList(0, hierarchies.size()));
    engine.release(checked, table, plan, run.files().released(table));
    var references = new SensitiveEvidence(engine.references(checked, table), sensitive);
    var before = Figures.before(policy, sizes, measure.before(sizes));
    var curve = curve(plan, histogram, all);
    return verify(counts, new Applied(hierarchies, references, plan, cpuSeconds, curve), before);
  }

  /// A small table is counted again, so that larger k can be tried.
  private UtilityCurve curve(Plan plan, Histogram histogram, List<Hierarchy> hierarchies) {
    if (!UtilityCurve.feasible(histogram)) {
      return UtilityCurve.none();
    }
    boolean enough = policy.rowIsEntity() || policy.k() >= UtilityCurve.LARGEST_K;
    var counted =
        enough
            ? histogram
            : engine.histogram(run.files().checked(table), table, false, UtilityCurve.LARGEST_K);
    return UtilityCurve.of(plan, counted, hierarchies, policy);
  }

  /// Reads the released file again; nothing of the plan but its loss is compared with it.
  private PrivacyReport verify(StageResult counts, Applied applied, Figures before) {
    var released = run.files().released(table);
    var published = engine.count(released);
    var claimed =
        new RowFigures(
            counts.rowsRead(), published, counts.rowsStaged() - published, counts.rowsRejected());
    try (var classes =
        engine.classes(released, run.files().checked(table), table, policy.rowIsEntity())) {
      var verified =
          Verifier.verify(
              new Evidence(applied.hierarchies(), policy, claimed, applied.sensitive()),
              measure.watch(classes));
      var file = ReleasedFile.of(released);
      return PrivacyReport.of(
          run.descriptor().id(),
          verified,
          attacks.measure(),
          applied.plan(),
          applied.cpuSeconds(),
          new VerifiedFile(file.name(), file.sha256()),
          before.after(verified, measure.after(verified.sizes()), applied.curve()));
    }
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

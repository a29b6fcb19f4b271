package city.madang.etl.anonymize;

import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.dataset.Table;
import city.madang.etl.privacy.PrivacyRefusal;
import city.madang.etl.privacy.RawHierarchy;
import city.madang.etl.privacy.hierarchy.Hierarchy;
import city.madang.etl.privacy.histogram.Histogram;
import city.madang.etl.privacy.search.Anonymizer;
import city.madang.etl.privacy.search.Earlier;
import city.madang.etl.privacy.search.Plan;
import city.madang.etl.privacy.search.UtilityCurve;
import city.madang.etl.run.Run;
import city.madang.etl.table.CarriedRows;
import city.madang.etl.table.CarryEngine;
import city.madang.etl.table.TableEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Counts a table about people and plans its release: as a continuation of earlier releases, or
/// anew.
final class Planner {
  private final Run run;
  private final TableEngine engine;
  private final Table table;
  private final PrivacyPolicy policy;
  private final Histogram histogram;
  private final List<RawHierarchy> quasi;
  private final List<RawHierarchy> sensitive;
  private final List<Hierarchy> hierarchies;
  private final double countingSeconds;

  /// @throws PrivacyRefusal if a hierarchy is wrong or lacks a value
  Planner(Run run, TableEngine engine, Table table, PrivacyPolicy policy) {
    this.run = run;
    this.engine = engine;
    this.table = table;
    this.policy = policy;
    var begun = CpuTime.nanos();
    this.histogram = count(run.files().checked(table), policy.k());
    this.quasi = Hierarchies.read(run.descriptor(), table, histogram);
    this.sensitive = Hierarchies.readSensitive(run.descriptor(), table, histogram);
    // Understood once: a hierarchy of a million values takes seconds.
    this.hierarchies =
        Stream.concat(quasi.stream(), sensitive.stream()).map(Hierarchy::of).toList();
    // Also the rows that earlier releases hold: a value that nobody described stops the run.
    Anonymizer.requireFitting(histogram, hierarchies, policy);
    this.countingSeconds = CpuTime.secondsSince(begun);
  }

  /// A plan, and the CPU time that it took to count the table and to find it.
  record Planned(Plan plan, double cpuSeconds) {}

  /// Hierarchies of the quasi-identifiers, as the steward wrote them.
  List<RawHierarchy> quasi() {
    return quasi;
  }

  /// Those of sensitive fields.
  List<RawHierarchy> sensitive() {
    return sensitive;
  }

  /// The hierarchies of the quasi-identifiers.
  List<Hierarchy> hierarchies() {
    return hierarchies.subList(0, quasi.size());
  }

  /// A plan that knows nothing of earlier releases.
  ///
  /// @throws PrivacyRefusal if there is none within the policy
  Planned anew() {
    var begun = CpuTime.nanos();
    return planned(Anonymizer.plan(histogram, hierarchies, policy), begun);
  }

  /// A plan under which the rows of earlier releases stay in their classes.
  ///
  /// @param earlier releases with entries
  /// @param entries of the register without fault, the newest first, at least one
  /// @throws PrivacyRefusal if there is none within the policy
  Planned continued(CarryEngine carrying, EarlierReleases.Registered earlier, List<Path> entries) {
    var begun = CpuTime.nanos();
    var checked = run.files().checked(table);
    var key = earlier.key();
    var rows =
        carrying.carry(
            checked,
            table,
            key,
            entries,
            policy.k(),
            (field, raw, label) -> hierarchies.get(field).covers(raw, label));
    var known =
        new Earlier(
            rows.classes(),
            rows.heldBack(),
            carrying.classes(entries.getFirst(), table),
            carrying.searchedLoss(entries.getFirst(), table, key));
    var others = count(CarriedRows.others(checked), policy.k());
    return planned(Anonymizer.plan(others, hierarchies, policy, known), begun);
  }

  private Planned planned(Plan plan, long begun) {
    return new Planned(plan, countingSeconds + CpuTime.secondsSince(begun));
  }

  /// A small table is counted again, so that larger k can be tried.
  UtilityCurve curve(Plan plan) {
    if (!UtilityCurve.feasible(histogram)) {
      return UtilityCurve.none();
    }
    boolean enough = policy.rowIsEntity() || policy.k() >= UtilityCurve.LARGEST_K;
    var counted = enough ? histogram : count(run.files().checked(table), UtilityCurve.LARGEST_K);
    return UtilityCurve.of(plan, counted, hierarchies, policy);
  }

  private Histogram count(Path checked, int k) {
    return engine.histogram(checked, table, policy.rowIsEntity(), k);
  }
}

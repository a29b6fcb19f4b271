package city.madang.etl.anonymize;

import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.NoisePolicy;
import city.madang.etl.dataset.Table;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.privacy.PrivacyRefusal;
import city.madang.etl.privacy.noise.NoisyCells;
import city.madang.etl.privacy.report.NoiseReport;
import city.madang.etl.privacy.report.PrivacyReport.VerifiedFile;
import city.madang.etl.privacy.verify.NoisyEvidence;
import city.madang.etl.privacy.verify.NoisyVerification;
import city.madang.etl.privacy.verify.NoisyVerifier;
import city.madang.etl.release.budget.Reservation;
import city.madang.etl.release.budget.Reservation.Granted;
import city.madang.etl.release.budget.Spend;
import city.madang.etl.run.Run;
import city.madang.etl.table.TableEngine;
import java.util.List;

/// Releases one table about people as noisy counts: keys, budget, noise, verify, report, gate.
///
/// The budget is reserved before the first noisy figure exists, and stays spent whatever happens
/// then. A step that is repeated finds its reservation, and the key gives it the same noise; so
/// does a release that tells the same counts in other words. Whatever might change a count is in
/// the key, for two truths under one noise could be subtracted.
public final class NoisyRelease {
  private static final String MECHANISM = "discrete Laplace, counts and sums per key";

  private final Run run;
  private final TableEngine engine;
  private final Table table;
  private final NoisePolicy policy;
  private final NoiseMeans means;

  public NoisyRelease(Run run, TableEngine engine, Table table, NoiseMeans means) {
    this.run = run;
    this.engine = engine;
    this.table = table;
    this.policy = table.noise().orElseThrow();
    this.means = means;
  }

  /// Writes the released table and its report.
  ///
  /// @throws PrivacyRefusal if the budget is exhausted, a key is unknown, or the verifier objects
  public void execute() {
    var report = reportOrRefusal();
    ReportFiles.write(run, report);
    PrivacyRefusal.throwIfAny(report.reasons());
  }

  private NoiseReport reportOrRefusal() {
    try {
      return report();
    } catch (PrivacyRefusal refused) {
      var source = new VerifiedFile(run.descriptor().source().uri(), run.source().sha256());
      var noise = NoiseFigures.unspent(policy, means.ledger().persistent());
      return NoiseReport.of(dataset(), NoisyVerification.refused(refused.reasons()), noise, source);
    }
  }

  private NoiseReport report() {
    var checked = run.files().checked(table);
    requireEntities();
    var keys = NoisyKeys.read(run.descriptor(), table, policy, engine, checked);
    var granted = reserve();
    var key = means.key().get().derive(List.of("noise", dataset(), run.counted()));
    var released = run.files().released(table);
    engine.releaseNoisy(
        checked,
        table,
        keys.domain(),
        key.name(List.of("order")),
        new NoisyCells(policy, key),
        released);
    return verify(keys, granted);
  }

  private void requireEntities() {
    long without = engine.countWithoutEntity(run.files().checked(table), table);
    if (without > 0) {
      throw new PrivacyRefusal(
          "%s: %d rows do not tell whose they are: reject them by constraints: {required: true}"
              .formatted(table.entity().orElseThrow().name(), without));
    }
  }

  private Granted reserve() {
    var releaseKey = means.key().get().name(List.of("release", dataset(), run.counted()));
    var spend =
        new Spend(
            run.descriptor().id(),
            run.version(),
            releaseKey,
            MECHANISM,
            policy.epsilon(),
            policy.delta(),
            policy.budget());
    return switch (means.ledger().reserve(spend)) {
      case Granted granted -> granted;
      case Reservation.Exhausted exhausted -> throw new PrivacyRefusal(reason(exhausted));
      case Reservation.Conflict conflict -> throw new PrivacyRefusal(reason(conflict));
      case Reservation.Rewound rewound ->
          throw new PrivacyRefusal(
              "the privacy budget's ledger ends at entry %d, or is another one, but this home has seen entry %d: restore a backup of the database that is as new as the home"
                  .formatted(rewound.found(), rewound.remembered()));
      case Reservation.Tampered tampered ->
          throw new PrivacyRefusal(
              "the privacy budget's ledger was changed at entry %d, so nobody can tell what is spent: restore the database from a backup"
                  .formatted(tampered.entry()));
    };
  }

  private String reason(Reservation.Exhausted exhausted) {
    var budget = policy.budget();
    return "the privacy budget of %s is exhausted: of epsilon %s in %s, %s are spent and %s are asked (delta: of %s, %s and %s); wait until %s, or ask for less"
        .formatted(
            budget.domain(),
            budget.epsilon().toPlainString(),
            budget.window(),
            exhausted.spent().toPlainString(),
            policy.epsilon().toPlainString(),
            budget.delta().toPlainString(),
            exhausted.deltaSpent().toPlainString(),
            policy.delta().toPlainString(),
            exhausted.frees());
  }

  private String reason(Reservation.Conflict conflict) {
    var budget = policy.budget();
    return "%s and %s spend the budget of the same people, %s, but %s (%s) has promised them less: total %s, delta %s in %s, not total %s, delta %s in %s; declare the stricter values in %s"
        .formatted(
            dataset(),
            conflict.dataset(),
            budget.domain(),
            conflict.dataset(),
            conflict.version(),
            conflict.total().toPlainString(),
            conflict.deltaTotal().toPlainString(),
            conflict.window(),
            budget.epsilon().toPlainString(),
            budget.delta().toPlainString(),
            budget.window(),
            dataset());
  }

  /// Reads the released file again.
  private NoiseReport verify(NoisyKeys keys, Granted granted) {
    var released = run.files().released(table);
    var evidence =
        new NoisyEvidence(
            keys.raw(),
            table.quasi().stream().map(Field::type).toList(),
            policy,
            NoisyCells.floor(policy),
            engine.columns(released),
            table.published().stream().map(Field::name).toList(),
            means.ledger().holds(granted.ledgerHash()));
    try (var cells = engine.cells(released, table)) {
      var verified = NoisyVerifier.verify(evidence, cells);
      var file = ReleasedFile.of(released);
      return NoiseReport.of(
          dataset(),
          verified,
          NoiseFigures.of(policy, means.ledger().persistent(), granted),
          new VerifiedFile(file.name(), file.sha256()));
    }
  }

  private String dataset() {
    return run.descriptor().id().value();
  }
}

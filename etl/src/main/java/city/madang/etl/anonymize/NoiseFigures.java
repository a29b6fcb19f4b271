package city.madang.etl.anonymize;

import city.madang.etl.dataset.NoisePolicy;
import city.madang.etl.privacy.noise.DiscreteLaplace;
import city.madang.etl.privacy.noise.NoisyCells;
import city.madang.etl.privacy.report.NoiseReport.BudgetUse;
import city.madang.etl.privacy.report.NoiseReport.ColumnNoise;
import city.madang.etl.privacy.report.NoiseReport.Noise;
import city.madang.etl.release.budget.Reservation.Granted;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// What the report tells of the noise.
final class NoiseFigures {
  private static final String TRIAL = "none: this release is only tried, and nothing is spent";

  private NoiseFigures() {}

  static Noise of(NoisePolicy policy, boolean persistent, Granted granted) {
    long floor = NoisyCells.floor(policy);
    return new Noise(
        policy.epsilon(),
        policy.delta(),
        policy.contribution(),
        policy.publicKeys() ? "public" : "threshold",
        floor == Long.MIN_VALUE ? List.of() : List.of(floor),
        columns(policy),
        budget(policy.budget(), persistent, granted));
  }

  /// For a release that was refused before anything was spent.
  static Noise unspent(NoisePolicy policy, boolean persistent) {
    return of(policy, persistent, new Granted(false, BigDecimal.ZERO, BigDecimal.ZERO, 0, ""));
  }

  private static List<ColumnNoise> columns(NoisePolicy policy) {
    var columns = new ArrayList<ColumnNoise>();
    int shares = 1 + policy.sums().size();
    columns.add(column("count", shares, NoisyCells.countNoise(policy), 1));
    for (var rule : policy.sums()) {
      columns.add(column(rule.column(), shares, NoisyCells.sumNoise(policy, rule), rule.step()));
    }
    return columns;
  }

  private static ColumnNoise column(String name, int shares, DiscreteLaplace noise, long step) {
    return new ColumnNoise(
        name,
        shares,
        Math.multiplyExact(noise.sensitivity(), step),
        step,
        noise.standardDeviation() * step);
  }

  private static BudgetUse budget(NoisePolicy.Budget budget, boolean persistent, Granted granted) {
    return new BudgetUse(
        persistent ? "persistent" : TRIAL,
        budget.epsilon(),
        granted.spent(),
        budget.delta(),
        granted.deltaSpent(),
        budget.window().toString(),
        budget.domain(),
        granted.ledgerEntry(),
        granted.ledgerHash());
  }
}

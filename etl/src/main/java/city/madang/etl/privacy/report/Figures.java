package city.madang.etl.privacy.report;

import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.privacy.risk.ClassSizeFigures;
import city.madang.etl.privacy.risk.ClassSizes;
import city.madang.etl.privacy.risk.Distribution;
import city.madang.etl.privacy.risk.Risk;
import city.madang.etl.privacy.risk.RiskFigures;
import city.madang.etl.privacy.search.Plan;
import city.madang.etl.privacy.search.UtilityCurve;
import city.madang.etl.privacy.verify.Verification;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// What was measured beyond the verdict, before and after.
///
/// @param policy what was required
/// @param risk what an intruder could do
/// @param classSizes how large the classes are
/// @param lossByColumn the loss of each quasi-identifier, 0–1
/// @param suppressedByCause rows that were removed, by the reason why
/// @param utility what other values of k would cost
public record Figures(
    RequiredPolicy policy,
    RiskFigures risk,
    ClassSizeFigures classSizes,
    SequencedMap<String, Double> lossByColumn,
    SequencedMap<String, Long> suppressedByCause,
    UtilityCurve utility) {
  /// The cause of rows for which the plan found no class within the policy.
  public static final String NO_SAFE_CLASS = "noSafeClass";

  /// The cause of rows that an earlier release holds and that cannot stay in their class there.
  public static final String HELD_BACK = "heldBack";

  public Figures {
    lossByColumn = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(lossByColumn));
    suppressedByCause =
        Collections.unmodifiableSequencedMap(new LinkedHashMap<>(suppressedByCause));
  }

  /// The figures of a table for which there is no plan.
  public static Figures before(PrivacyPolicy policy, ClassSizes sizes, Risk risk) {
    return new Figures(
        RequiredPolicy.of(policy),
        new RiskFigures(risk, Optional.empty()),
        new ClassSizeFigures(Distribution.of(sizes, 0), Optional.empty()),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        UtilityCurve.none());
  }

  /// The same table after a release was written and counted again.
  public Figures after(Verification verified, Risk risk, Plan plan, UtilityCurve curve) {
    long suppressed = verified.rows().suppressed();
    var causes = new LinkedHashMap<String, Long>();
    causes.put(NO_SAFE_CLASS, suppressed - plan.heldBackRows());
    if (plan.continues()) {
      causes.put(HELD_BACK, plan.heldBackRows());
    }
    var after = Distribution.of(verified.sizes(), suppressed);
    return new Figures(
        policy,
        new RiskFigures(this.risk.before(), Optional.of(risk)),
        new ClassSizeFigures(classSizes.before(), Optional.of(after)),
        verified.lossByColumn(),
        causes,
        curve);
  }
}

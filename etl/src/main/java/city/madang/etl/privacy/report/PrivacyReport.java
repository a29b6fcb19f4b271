package city.madang.etl.privacy.report;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.privacy.attack.AttackFigures;
import city.madang.etl.privacy.risk.ClassSizeFigures;
import city.madang.etl.privacy.risk.RiskFigures;
import city.madang.etl.privacy.search.Plan;
import city.madang.etl.privacy.search.UtilityCurve;
import city.madang.etl.privacy.verify.RowFigures;
import city.madang.etl.privacy.verify.RuleFigure;
import city.madang.etl.privacy.verify.Verification;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The proof that goes with a released file: `privacy.json`, its members named as here.
///
/// Shape: figures are those that the verifier measured in the file. `verdict` is `published` or
/// `refused`; it is `published` only without reasons against it.
///
/// @param loss 0–1
/// @param averageClassSize in rows
/// @param sensitive for each rule for a sensitive field what was required, and the worst measured
/// @param cpuSeconds spent on the plan
/// @param attacks what combining the file with something else would find
/// @param file what was verified
/// @param policy what was required
/// @param risk what an intruder could do, before and after
/// @param classSizes how large the classes are, before and after
/// @param lossByColumn the loss of each quasi-identifier, 0–1
/// @param suppressedByCause rows that were removed, by the reason why
/// @param utility what other values of k would cost
public record PrivacyReport(
    String dataset,
    RowFigures rows,
    Verification.SmallestClass k,
    long classes,
    double loss,
    long discernibility,
    double averageClassSize,
    List<RuleFigure> sensitive,
    Method recoding,
    double cpuSeconds,
    AttackFigures attacks,
    String verdict,
    List<String> reasons,
    VerifiedFile file,
    RequiredPolicy policy,
    RiskFigures risk,
    ClassSizeFigures classSizes,
    SequencedMap<String, Double> lossByColumn,
    SequencedMap<String, Long> suppressedByCause,
    UtilityCurve utility)
    implements Report {
  /// Nobody can make a report that publishes against its own figures.
  ///
  /// @throws IllegalArgumentException if verdict, reasons and figures do not agree
  public PrivacyReport {
    sensitive = List.copyOf(sensitive);
    reasons = List.copyOf(reasons);
    lossByColumn = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(lossByColumn));
    suppressedByCause =
        Collections.unmodifiableSequencedMap(new LinkedHashMap<>(suppressedByCause));
    boolean sound =
        classes > 0
            && k.entities() >= k.required()
            && sensitive.stream().allMatch(RuleFigure::holds)
            && rows.addUp();
    Verdict.require(verdict, reasons, sound && attacks.reasons().isEmpty());
  }

  /// How values were generalized.
  ///
  /// @param method the search that won
  /// @param levels for each field the rows released on each level, raw values first
  public record Method(String method, SequencedMap<String, List<Long>> levels) {
    public Method {
      levels = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(levels));
    }
  }

  /// The bytes that were verified.
  ///
  /// @param sha256 64 hexadecimal digits
  public record VerifiedFile(String name, String sha256) {
    /// @throws IllegalArgumentException if `sha256` is none
    public VerifiedFile {
      if (!sha256.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException("a SHA-256 is 64 hexadecimal digits");
      }
    }
  }

  /// The report on a verified file.
  ///
  /// @param figures what else was measured
  /// @param plan what was applied; a loss other than the verified one refuses the release
  public static PrivacyReport of(
      DatasetId dataset,
      Verification verified,
      AttackFigures attacks,
      Plan plan,
      double cpuSeconds,
      VerifiedFile file,
      Figures figures) {
    var reasons = Verdict.reasons(verified, plan);
    reasons.addAll(attacks.reasons());
    return new PrivacyReport(
        dataset.value(),
        verified.rows(),
        verified.k(),
        verified.classes(),
        verified.loss(),
        verified.discernibility(),
        verified.averageClassSize(),
        verified.sensitive(),
        new Method(plan.method(), plan.levels()),
        cpuSeconds,
        attacks,
        Verdict.of(reasons),
        reasons,
        file,
        figures.policy(),
        figures.risk(),
        figures.classSizes(),
        figures.lossByColumn(),
        figures.suppressedByCause(),
        figures.utility());
  }

  /// The report on a table for which there is no plan within the policy.
  ///
  /// @param rows published and suppressed are 0
  /// @param file the source that was refused
  public static PrivacyReport refused(
      DatasetId dataset,
      int k,
      RowFigures rows,
      List<String> reasons,
      VerifiedFile file,
      Figures figures) {
    return new PrivacyReport(
        dataset.value(),
        rows,
        new Verification.SmallestClass(k, 0, 0),
        0,
        1,
        0,
        0,
        List.of(),
        new Method("none", new LinkedHashMap<>()),
        0,
        AttackFigures.none(),
        Verdict.REFUSED,
        reasons,
        file,
        figures.policy(),
        figures.risk(),
        figures.classSizes(),
        figures.lossByColumn(),
        figures.suppressedByCause(),
        figures.utility());
  }
}

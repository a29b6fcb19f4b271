package city.madang.etl.privacy.report;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.privacy.search.Plan;
import city.madang.etl.privacy.verify.RowFigures;
import city.madang.etl.privacy.verify.Verification;
import java.util.ArrayList;
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
/// @param cpuSeconds spent on the plan
/// @param file what was verified
public record PrivacyReport(
    String dataset,
    RowFigures rows,
    Verification.SmallestClass k,
    long classes,
    double loss,
    long discernibility,
    double averageClassSize,
    Method recoding,
    double cpuSeconds,
    String verdict,
    List<String> reasons,
    VerifiedFile file) {
  private static final String PUBLISHED = "published";
  private static final String REFUSED = "refused";

  /// Nobody can make a report that publishes against its own figures.
  ///
  /// @throws IllegalArgumentException if verdict, reasons and figures do not agree
  public PrivacyReport {
    reasons = List.copyOf(reasons);
    boolean safe = reasons.isEmpty() && classes > 0 && k.entities() >= k.required() && rows.addUp();
    if (!verdict.equals(safe ? PUBLISHED : REFUSED) || (!safe && reasons.isEmpty())) {
      throw new IllegalArgumentException("the verdict does not follow from the figures");
    }
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
  /// @param plan what was applied; a loss other than the verified one refuses the release
  public static PrivacyReport of(
      DatasetId dataset, Verification verified, Plan plan, double cpuSeconds, VerifiedFile file) {
    var reasons = new ArrayList<>(verified.reasons());
    if (!(Math.abs(verified.loss() - plan.loss()) < 1e-9)) {
      reasons.add("the released file has another loss than the plan: it was not applied as made");
    }
    return new PrivacyReport(
        dataset.value(),
        verified.rows(),
        verified.k(),
        verified.classes(),
        verified.loss(),
        verified.discernibility(),
        verified.averageClassSize(),
        new Method(plan.method(), plan.levels()),
        cpuSeconds,
        reasons.isEmpty() ? PUBLISHED : REFUSED,
        reasons,
        file);
  }

  /// The report on a file that was not made by a plan.
  public static PrivacyReport of(
      DatasetId dataset,
      Verification verified,
      Method method,
      double cpuSeconds,
      VerifiedFile file) {
    return new PrivacyReport(
        dataset.value(),
        verified.rows(),
        verified.k(),
        verified.classes(),
        verified.loss(),
        verified.discernibility(),
        verified.averageClassSize(),
        method,
        cpuSeconds,
        verified.passed() ? PUBLISHED : REFUSED,
        verified.reasons(),
        file);
  }

  /// The report on a table for which there is no plan within the policy.
  ///
  /// @param rows published and suppressed are 0
  /// @param file the source that was refused
  public static PrivacyReport refused(
      DatasetId dataset, int k, RowFigures rows, List<String> reasons, VerifiedFile file) {
    return new PrivacyReport(
        dataset.value(),
        rows,
        new Verification.SmallestClass(k, 0, 0),
        0,
        1,
        0,
        0,
        new Method("none", new LinkedHashMap<>()),
        0,
        REFUSED,
        reasons,
        file);
  }

  /// Tells whether the file may be published.
  public boolean published() {
    return verdict.equals(PUBLISHED);
  }
}

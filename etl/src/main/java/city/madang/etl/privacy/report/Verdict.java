package city.madang.etl.privacy.report;

import city.madang.etl.privacy.search.Plan;
import city.madang.etl.privacy.verify.Verification;
import java.util.ArrayList;
import java.util.List;

/// `published` or `refused`, as it follows from the figures and the reasons against a release.
final class Verdict {
  static final String PUBLISHED = "published";
  static final String REFUSED = "refused";

  private Verdict() {}

  static String of(List<String> reasons) {
    return reasons.isEmpty() ? PUBLISHED : REFUSED;
  }

  /// Nobody can make a report that publishes against its own figures.
  ///
  /// @param sound the figures are within the policy
  /// @throws IllegalArgumentException if verdict, reasons and figures do not agree
  static void require(String verdict, List<String> reasons, boolean sound) {
    boolean safe = reasons.isEmpty() && sound;
    if (!verdict.equals(safe ? PUBLISHED : REFUSED) || (!safe && reasons.isEmpty())) {
      throw new IllegalArgumentException("the verdict does not follow from the figures");
    }
  }

  /// What the verifier found, and whether the plan is what the file was made by.
  static List<String> reasons(Verification verified, Plan plan) {
    var reasons = new ArrayList<>(verified.reasons());
    if (!(Math.abs(verified.loss() - plan.loss()) < 1e-9)) {
      reasons.add("the released file has another loss than the plan: it was not applied as made");
    }
    return reasons;
  }
}

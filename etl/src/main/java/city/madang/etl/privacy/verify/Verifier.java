package city.madang.etl.privacy.verify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Proves a release from its own file: every figure is counted again, nothing is believed.
///
/// It shares no code with the search, so a mistake there cannot hide here.
public final class Verifier {
  private final Evidence evidence;
  private final Recount recount;
  private final SensitiveRecount sensitive;
  private final List<String> reasons = new ArrayList<>();

  private Verifier(Evidence evidence) {
    this.evidence = evidence;
    this.recount = new Recount(evidence);
    this.sensitive = new SensitiveRecount(evidence);
  }

  /// Measures the classes and compares them with the policy and the claims.
  ///
  /// @param classes the released file grouped by its quasi-identifiers; closed by the caller
  public static Verification verify(Evidence evidence, Stream<ReleasedClass> classes) {
    var verifier = new Verifier(evidence);
    classes.sequential().forEach(verifier::add);
    verifier.judge();
    return verifier.verification();
  }

  private void add(ReleasedClass released) {
    recount.add(released);
    sensitive.add(released);
  }

  private void judge() {
    reasons.addAll(recount.reasons());
    reasons.addAll(sensitive.reasons(recount.rows() + evidence.claimed().suppressed()));
    judgeClasses();
    judgeAccount();
    judgeSuppression();
  }

  private void judgeClasses() {
    refuseIf(recount.classes() == 0, "nothing would be published");
    refuseIf(
        recount.smallClasses() > 0,
        "%d classes with %d rows hold fewer than %d entities"
            .formatted(recount.smallClasses(), recount.smallRows(), evidence.policy().k()));
  }

  private void judgeAccount() {
    var claimed = evidence.claimed();
    refuseIf(
        claimed.published() != recount.rows(),
        "the run claims %d published rows, the file holds %d"
            .formatted(claimed.published(), recount.rows()));
    refuseIf(
        !counted().addUp(),
        "rows read (%d) are not published (%d) + suppressed (%d) + rejected (%d)"
            .formatted(claimed.read(), recount.rows(), claimed.suppressed(), claimed.rejected()));
  }

  private void judgeSuppression() {
    long suppressed = evidence.claimed().suppressed();
    var share = BigDecimal.valueOf(evidence.policy().suppression());
    var limit = share.multiply(BigDecimal.valueOf(recount.rows() + suppressed));
    refuseIf(
        BigDecimal.valueOf(suppressed).compareTo(limit) > 0,
        "%d rows are suppressed, the policy allows %s".formatted(suppressed, limit.toBigInteger()));
  }

  private void refuseIf(boolean violated, String reason) {
    if (violated) {
      reasons.add(reason);
    }
  }

  private RowFigures counted() {
    var claimed = evidence.claimed();
    return new RowFigures(claimed.read(), recount.rows(), claimed.suppressed(), claimed.rejected());
  }

  private Verification verification() {
    long suppressed = evidence.claimed().suppressed();
    return new Verification(
        counted(),
        recount.smallest(),
        recount.classes(),
        recount.loss(suppressed),
        recount.discernibility(suppressed),
        recount.classes() == 0 ? 0 : (double) recount.rows() / recount.classes(),
        sensitive.figures(),
        reasons,
        recount.lossByColumn(suppressed),
        recount.sizes());
  }
}

package city.madang.etl.privacy.verify;

import city.madang.etl.privacy.risk.ClassSizes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Proves a release of points from its own file: every figure is counted again, nothing is
/// believed.
///
/// It shares no code with the cutting, so a mistake there cannot hide here.
public final class PointVerifier {
  private final PointEvidence evidence;
  private final PointRecount recount;
  private final TraceRecount traces;
  private final List<String> reasons = new ArrayList<>();

  private PointVerifier(PointEvidence evidence) {
    this.evidence = evidence;
    this.recount = new PointRecount(evidence.rule());
    this.traces = new TraceRecount(evidence.rule());
  }

  /// Measures the points and compares them with the policy and the claims.
  ///
  /// @param file the released file in its order; read several times, each stream is closed here
  /// @param entities by lineage: raw points of the checked table beside those of the file
  public static PointVerification verify(
      PointEvidence evidence,
      Supplier<Stream<ReleasedPoint>> file,
      Supplier<Stream<TracedEntity>> entities) {
    var verifier = new PointVerifier(evidence);
    try (var points = file.get()) {
      points.sequential().forEach(verifier.recount::add);
    }
    verifier.recount.finish();
    try (var traced = entities.get()) {
      traced.sequential().forEach(verifier.traces::add);
    }
    var unicity = UnicityFigures.measure(file);
    verifier.judge(unicity.allPublished().getLast());
    return new PointVerification(verifier.verification(), verifier.recount.pieces(), unicity);
  }

  private void judge(double unicity) {
    reasons.addAll(recount.reasons());
    refuseIf(
        !evidence.columns().equals(evidence.expectedColumns()),
        "the released file has other columns than a file of points");
    refuseIf(evidence.rawIds() > 0, evidence.rawIds() + " pseudonyms are ids of entities");
    refuseIf(
        evidence.unownedPieces() > 0,
        evidence.unownedPieces() + " pieces belong to no entity or to several");
    judgeTraces();
    judgeCrowd(unicity);
    judgeAccount();
  }

  private void judgeTraces() {
    reasons.addAll(traces.reasons());
    refuseIf(
        traces.points() != recount.points(),
        "%d of %d released points were compared with where their entity was"
            .formatted(traces.points(), recount.points()));
  }

  private void judgeCrowd(double unicity) {
    int k = evidence.policy().k();
    refuseIf(recount.points() == 0, "nothing would be published");
    refuseIf(
        recount.points() > 0 && evidence.vehicles() < k,
        "the points are of %d entities, fewer than %d".formatted(evidence.vehicles(), k));
    refuseIf(
        unicity > evidence.rule().unicity(),
        "four points single out %s %% of the pieces, the policy allows %s %%: write release: flows, a coarser precision, or no speed and heading"
            .formatted(percent(unicity), percent(evidence.rule().unicity())));
  }

  private void judgeAccount() {
    var claimed = evidence.claimed();
    refuseIf(
        claimed.published() != recount.points(),
        "the run claims %d published rows, the file holds %d"
            .formatted(claimed.published(), recount.points()));
    refuseIf(
        !counted().addUp(),
        "rows read (%d) are not published (%d) + suppressed (%d) + rejected (%d)"
            .formatted(claimed.read(), recount.points(), claimed.suppressed(), claimed.rejected()));
  }

  private void refuseIf(boolean violated, String reason) {
    if (violated) {
      reasons.add(reason);
    }
  }

  private RowFigures counted() {
    var claimed = evidence.claimed();
    return new RowFigures(
        claimed.read(), recount.points(), claimed.suppressed(), claimed.rejected());
  }

  private Verification verification() {
    long points = recount.points();
    long suppressed = evidence.claimed().suppressed();
    long all = points + suppressed;
    return new Verification(
        counted(),
        new Verification.SmallestClass(
            evidence.policy().k(), points == 0 ? 0 : evidence.vehicles(), points),
        points == 0 ? 0 : 1,
        all == 0 ? 1 : (double) suppressed / all,
        Math.addExact(Math.multiplyExact(points, points), Math.multiplyExact(suppressed, all)),
        points,
        List.of(),
        reasons,
        new LinkedHashMap<>(),
        new ClassSizes());
  }

  private static String percent(double share) {
    return BigDecimal.valueOf(share * 100).setScale(1, RoundingMode.CEILING).toPlainString();
  }
}

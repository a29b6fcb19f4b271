package city.madang.etl.privacy.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/// Proves a release of flows: each flow of the file is a class of trips, and its entities are those
/// that the lineage knows.
public final class FlowVerifier {
  private FlowVerifier() {}

  /// Measures the flows and compares them with the policy, the claims and the lineage.
  ///
  /// @param evidence its figures are of trips
  /// @param flows the released file: trips as rows, vehicles as entities
  /// @param recounted the same counted again from each trip and its entity; closed by the caller
  public static Verification verify(
      Evidence evidence, List<ReleasedClass> flows, Stream<ReleasedClass> recounted) {
    var verified = Verifier.verify(evidence, flows.stream());
    var unconfirmed = new HashSet<>(flows);
    long missing = recounted.filter(flow -> !unconfirmed.remove(flow)).count();
    var reasons = new ArrayList<>(verified.reasons());
    if (missing + unconfirmed.size() > 0) {
      reasons.add(
          "%d flows differ from the trips behind them"
              .formatted(Math.max(missing, unconfirmed.size())));
    }
    return verified.withReasons(reasons);
  }
}

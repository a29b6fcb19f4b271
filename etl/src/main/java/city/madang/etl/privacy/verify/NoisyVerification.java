package city.madang.etl.privacy.verify;

import java.util.List;
import java.util.OptionalLong;

/// What the verifier measured in a released file of noisy counts.
///
/// @param cells its rows
/// @param leftOut cells of the public keys that are not there; empty if the keys are not public
/// @param negative cells with a count below 0
/// @param meanCount 0 without cells
/// @param reasons violations; none if the file may be published
public record NoisyVerification(
    long cells, OptionalLong leftOut, long negative, double meanCount, List<String> reasons) {
  public NoisyVerification {
    reasons = List.copyOf(reasons);
  }

  /// Nothing was released.
  public static NoisyVerification refused(List<String> reasons) {
    return new NoisyVerification(0, OptionalLong.empty(), 0, 0, reasons);
  }
}

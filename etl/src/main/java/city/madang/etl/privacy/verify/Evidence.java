package city.madang.etl.privacy.verify;

import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.privacy.RawHierarchy;
import java.util.List;

/// What the verifier may know besides the released classes.
///
/// @param hierarchies one for each released quasi-identifier, in the order of their tuples
/// @param policy what the release must guarantee
/// @param claimed what the run says became of its rows
/// @param sensitive how often each sensitive value stands in the whole table
public record Evidence(
    List<RawHierarchy> hierarchies,
    PrivacyPolicy policy,
    RowFigures claimed,
    SensitiveEvidence sensitive) {
  public Evidence {
    hierarchies = List.copyOf(hierarchies);
  }

  /// Of a table without sensitive fields.
  public Evidence(List<RawHierarchy> hierarchies, PrivacyPolicy policy, RowFigures claimed) {
    this(hierarchies, policy, claimed, SensitiveEvidence.NONE);
  }
}

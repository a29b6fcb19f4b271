package city.madang.etl.privacy.verify;

import city.madang.etl.privacy.RawHierarchy;
import java.util.List;

/// What the verifier may know of sensitive fields.
///
/// @param references one for each sensitive field, in the order of the counts of a released class
/// @param hierarchies of the fields whose values are close or far by a hierarchy
public record SensitiveEvidence(List<Reference> references, List<RawHierarchy> hierarchies) {
  /// The table has no sensitive field.
  public static final SensitiveEvidence NONE = new SensitiveEvidence(List.of(), List.of());

  public SensitiveEvidence {
    references = List.copyOf(references);
    hierarchies = List.copyOf(hierarchies);
  }
}

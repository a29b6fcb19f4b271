package city.madang.etl.privacy;

import java.io.Serial;
import java.util.List;

/// Says why nothing may be released, and what the steward can do about it.
///
/// Each reason names the field and counts the values; no reason ever holds a value.
public final class PrivacyRefusal extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final String[] reasons;

  /// @param reasons at least one
  public PrivacyRefusal(List<String> reasons) {
    super(String.join("; ", reasons));
    this.reasons = reasons.toArray(String[]::new);
  }

  public PrivacyRefusal(String reason) {
    this(List.of(reason));
  }

  /// Why, each with its remedy.
  public List<String> reasons() {
    return List.of(reasons);
  }

  /// Stops here if there is a reason to.
  public static void throwIfAny(List<String> reasons) {
    if (!reasons.isEmpty()) {
      throw new PrivacyRefusal(reasons);
    }
  }
}

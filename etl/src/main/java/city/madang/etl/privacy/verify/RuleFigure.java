package city.madang.etl.privacy.verify;

/// What a rule for a sensitive field asks for, and the worst that was measured in a class.
///
/// Units: `distinct` in values; `entropy` in equally frequent values (e^H); `recursive l=…` in rows
/// of the most frequent value by rows from the l-th on, and the largest double if there are none of
/// those; distances 0–1. Without any class nothing was measured, and 0 stands there.
///
/// @param field its name
/// @param model the rule's word in the descriptor
/// @param bound how the two numbers must compare
/// @param guess what the classes tell of the field, whatever the rule
public record RuleFigure(
    String field, String model, Bound bound, double required, double measured, Guess guess) {
  /// How measured and required must compare.
  public enum Bound {
    AT_LEAST,
    BELOW,
    AT_MOST;

    boolean holds(double required, double measured) {
      return switch (this) {
        case AT_LEAST -> measured >= required * (1 - ROUNDING);
        case BELOW -> measured < required;
        case AT_MOST -> measured <= required + ROUNDING;
      };
    }
  }

  /// What the rounding of doubles may change.
  static final double ROUNDING = 1e-9;

  /// Tells whether what was measured is what is required.
  public boolean holds() {
    return bound.holds(required, measured);
  }
}

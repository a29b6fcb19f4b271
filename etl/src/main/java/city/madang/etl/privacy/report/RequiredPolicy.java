package city.madang.etl.privacy.report;

import city.madang.etl.dataset.AttackLimits.Successive;
import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.dataset.SensitiveRule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the release had to guarantee, as it stood in the descriptor.
///
/// @param k fewest people of a class
/// @param suppression largest share of the rows that may be removed, 0–1
/// @param recoding `global`, `local` or `best`
/// @param entity `row` if each row is another person on purpose, else `field`
/// @param sensitive the rules of sensitive fields, in words
/// @param linkKeys largest share of the rows that other columns may single out, 0–1
/// @param successive `check`, or `off: ` and the reason
/// @param population the file that tells how many people there are; empty if none does
public record RequiredPolicy(
    int k,
    double suppression,
    String recoding,
    String entity,
    List<String> sensitive,
    double linkKeys,
    String successive,
    Optional<String> population) {
  public RequiredPolicy {
    sensitive = List.copyOf(sensitive);
  }

  /// The policy of a descriptor.
  public static RequiredPolicy of(PrivacyPolicy policy) {
    return new RequiredPolicy(
        policy.k(),
        policy.suppression(),
        policy.recoding().name().toLowerCase(Locale.ROOT),
        policy.rowIsEntity() ? "row" : "field",
        policy.sensitive().stream().map(RequiredPolicy::words).toList(),
        policy.attacks().linkKeys(),
        words(policy.attacks().successive()),
        policy.attacks().population());
  }

  private static String words(SensitiveRule rule) {
    return switch (rule) {
      case SensitiveRule.Distinct(var field, var l) -> "%s: distinct l = %d".formatted(field, l);
      case SensitiveRule.Entropy(var field, var l) -> field + ": entropy l = " + l;
      case SensitiveRule.Recursive(var field, var c, var l) ->
          "%s: recursive (%s, %d)".formatted(field, c, l);
      case SensitiveRule.Closeness(var field, var distance, var t) ->
          "%s: t = %s, %s".formatted(field, t, distance.name().toLowerCase(Locale.ROOT));
    };
  }

  private static String words(Successive successive) {
    return switch (successive) {
      case Successive.Check() -> "check";
      case Successive.Off(var reason) -> "off: " + reason;
    };
  }
}

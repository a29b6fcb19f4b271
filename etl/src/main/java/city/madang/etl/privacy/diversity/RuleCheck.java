package city.madang.etl.privacy.diversity;

import city.madang.etl.dataset.SensitiveRule;
import city.madang.etl.dataset.SensitiveRule.Closeness;
import city.madang.etl.dataset.SensitiveRule.Distance;
import city.madang.etl.privacy.hierarchy.Hierarchy;
import city.madang.etl.privacy.histogram.Histogram;
import city.madang.etl.privacy.histogram.SensitiveField;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the rules that cannot be applied, and the sensitive fields that no rule speaks of.
record RuleCheck(Histogram histogram, List<Hierarchy> hierarchies, List<SensitiveRule> rules) {
  List<String> reasons() {
    return Stream.of(unruled(), uncounted(), outside()).flatMap(reasons -> reasons).toList();
  }

  private Stream<String> unruled() {
    return names().stream()
        .filter(name -> rules.stream().noneMatch(rule -> rule.field().equals(name)))
        .map(
            "field %s: it is sensitive, but no rule says how to protect it: add l or t"::formatted);
  }

  private Stream<String> uncounted() {
    return rules.stream()
        .map(SensitiveRule::field)
        .filter(name -> !names().contains(name))
        .distinct()
        .map("field %s: no such sensitive field was counted: correct the rule"::formatted);
  }

  /// Values without a place in the hierarchy that tells which ones are close.
  private Stream<String> outside() {
    return rules.stream()
        .filter(
            rule -> rule instanceof Closeness close && close.distance() == Distance.HIERARCHICAL)
        .map(SensitiveRule::field)
        .filter(names()::contains)
        .map(this::outside)
        .flatMap(Optional::stream);
  }

  private Optional<String> outside(String name) {
    var hierarchy = ClassRules.find(hierarchies, name);
    if (hierarchy.isEmpty()) {
      return Optional.of(
          "field %s: no hierarchy tells which values are close: add one".formatted(name));
    }
    long values = hierarchy.get().countOutside(histogram.sensitiveValues(names().indexOf(name)));
    return values == 0
        ? Optional.empty()
        : Optional.of(
            "field %s: %d distinct values are not in the hierarchy: add lines for them, or reject %s"
                .formatted(name, values, "such rows by a constraint"));
  }

  private List<String> names() {
    return histogram.sensitiveFields().stream().map(SensitiveField::name).toList();
  }
}

package city.madang.etl.privacy.verify;

import city.madang.etl.dataset.SensitiveRule;
import city.madang.etl.dataset.SensitiveRule.Closeness;
import city.madang.etl.dataset.SensitiveRule.Distance;
import city.madang.etl.privacy.RawHierarchy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The verifier's counters for sensitive fields: fed with one released class after the other.
final class SensitiveRecount {
  private final List<Reference> references;
  private final List<List<RuleRecount>> recounts = new ArrayList<>();
  private final List<Map<String, Long>> released = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();
  private long impossible;

  SensitiveRecount(Evidence evidence) {
    this.references = evidence.sensitive().references();
    var rules = evidence.policy().sensitive();
    for (var reference : references) {
      recounts.add(
          rules.stream()
              .filter(rule -> rule.field().equals(reference.field()))
              .map(rule -> measure(rule, reference, evidence.sensitive().hierarchies()))
              .flatMap(Optional::stream)
              .map(RuleRecount::new)
              .toList());
      released.add(new HashMap<>());
    }
    reasons.addAll(unchecked(rules));
  }

  private Optional<Measure> measure(
      SensitiveRule rule, Reference reference, List<RawHierarchy> hierarchies) {
    if (!(rule instanceof Closeness close) || close.distance() != Distance.HIERARCHICAL) {
      return Optional.of(new Measure(rule, reference, Optional.empty()));
    }
    var ladder =
        hierarchies.stream().filter(h -> h.field().equals(rule.field())).map(Ladder::of).findAny();
    long unknown =
        ladder
            .map(known -> known.countUnknown(reference.rows().keySet()))
            .orElse((long) reference.rows().size());
    if (unknown > 0) {
      reasons.add(
          "field %s: %d values are not in its hierarchy: add lines for them"
              .formatted(rule.field(), unknown));
      return Optional.empty();
    }
    return Optional.of(new Measure(rule, reference, ladder));
  }

  /// A rule that nobody can check is not kept, and a sensitive field without one is not protected.
  private List<String> unchecked(List<SensitiveRule> rules) {
    var unchecked = new ArrayList<String>();
    for (var rule : rules) {
      if (references.stream().noneMatch(reference -> reference.field().equals(rule.field()))) {
        unchecked.add(
            "field %s: its rule was not checked, for its values were not counted: release again"
                .formatted(rule.field()));
      }
    }
    for (var reference : references) {
      if (rules.stream().noneMatch(rule -> rule.field().equals(reference.field()))) {
        unchecked.add(
            "field %s: it is sensitive without a rule: add l or t".formatted(reference.field()));
      }
    }
    return unchecked;
  }

  void add(ReleasedClass released) {
    if (!possible(released)) {
      impossible++;
      return;
    }
    for (int field = 0; field < references.size(); field++) {
      var rows = released.sensitive().get(field);
      var sums = this.released.get(field);
      rows.forEach((value, n) -> sums.merge(value, n, Math::addExact));
      recounts.get(field).forEach(recount -> recount.add(rows));
    }
  }

  /// Each row has one value of each sensitive field.
  private boolean possible(ReleasedClass released) {
    return released.sensitive().size() == references.size()
        && released.sensitive().stream()
            .allMatch(
                rows ->
                    rows.values().stream().allMatch(n -> n > 0)
                        && rows.values().stream().mapToLong(Long::longValue).sum()
                            == released.rows());
  }

  /// For each rule the worst that was measured.
  List<RuleFigure> figures() {
    return recounts.stream().flatMap(List::stream).map(RuleRecount::figure).toList();
  }

  /// What is wrong with the sensitive values of the classes.
  ///
  /// @param tableRows rows that were published or suppressed
  List<String> reasons(long tableRows) {
    var all = new ArrayList<>(reasons);
    if (impossible > 0) {
      all.add(
          "%d classes do not have one sensitive value for each row: release again"
              .formatted(impossible));
    }
    for (int field = 0; field < references.size(); field++) {
      all.addAll(wrongReference(references.get(field), released.get(field), tableRows));
    }
    recounts.stream().flatMap(List::stream).map(RuleRecount::reasons).forEach(all::addAll);
    return all;
  }

  /// The reference must be of the table that was released, or distances to it mean nothing.
  private static List<String> wrongReference(
      Reference reference, Map<String, Long> released, long tableRows) {
    var reasons = new ArrayList<String>();
    if (reference.total() != tableRows) {
      reasons.add(
          "field %s: its values were counted in %d rows, the table has %d: release again"
              .formatted(reference.field(), reference.total(), tableRows));
    }
    long more =
        released.entrySet().stream()
            .filter(entry -> entry.getValue() > reference.rows().getOrDefault(entry.getKey(), 0L))
            .count();
    if (more > 0) {
      reasons.add(
          "field %s: %d values stand more often in the file than in the table: release again"
              .formatted(reference.field(), more));
    }
    return reasons;
  }
}

package city.madang.etl.privacy.diversity;

import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.dataset.SensitiveRule;
import city.madang.etl.privacy.hierarchy.Hierarchy;
import city.madang.etl.privacy.histogram.Histogram;
import city.madang.etl.privacy.histogram.SensitiveField;
import city.madang.etl.privacy.histogram.ValueCounts;
import java.util.List;
import java.util.Optional;

/// The rules for sensitive fields that each class must keep besides k.
///
/// Two classes that keep them also keep them together: distinct values only grow, entropy is
/// concave, the distances are convex, and Machanavajjhala et al. show it for recursive diversity. A
/// class that breaks them can spoil a good one, so they do not grow with generalization.
public final class ClassRules {
  private final List<ClassRule> rules;
  private final int fields;

  private ClassRules(List<ClassRule> rules, int fields) {
    this.rules = rules;
    this.fields = fields;
  }

  /// Why the rules cannot be applied to the histogram; none if they can.
  public static List<String> reasons(
      Histogram histogram, List<Hierarchy> hierarchies, PrivacyPolicy policy) {
    return new RuleCheck(histogram, hierarchies, policy.sensitive()).reasons();
  }

  /// The rules of a policy, with the distribution of the whole table as reference.
  ///
  /// @param hierarchies those of sensitive fields are among them
  public static ClassRules of(
      Histogram histogram, List<Hierarchy> hierarchies, PrivacyPolicy policy) {
    var names = histogram.sensitiveFields().stream().map(SensitiveField::name).toList();
    var whole = new ClassRules(List.of(), names.size()).newCounts();
    for (var counts : histogram.sensitiveOfTuples()) {
      addAll(whole, counts);
    }
    var rules =
        policy.sensitive().stream()
            .map(rule -> rule(rule, names.indexOf(rule.field()), histogram, whole, hierarchies))
            .toList();
    return new ClassRules(rules, names.size());
  }

  private static ClassRule rule(
      SensitiveRule rule,
      int field,
      Histogram histogram,
      ValueCounts[] whole,
      List<Hierarchy> hierarchies) {
    return switch (rule) {
      case SensitiveRule.Distinct(var _, var l) -> new ClassRule.Distinct(rule, field, l);
      case SensitiveRule.Entropy(var _, var l) -> new ClassRule.Entropy(rule, field, l);
      case SensitiveRule.Recursive(var _, var c, var l) ->
          new ClassRule.Recursive(rule, field, c, l);
      case SensitiveRule.Closeness(var name, var distance, var t) ->
          new ClassRule.Close(
              rule,
              field,
              switch (distance) {
                case EQUAL -> new EqualDistance(whole[field]);
                case ORDERED -> new OrderedDistance(whole[field]);
                case HIERARCHICAL ->
                    new HierarchicalDistance(
                        whole[field],
                        find(hierarchies, name).orElseThrow(),
                        histogram.sensitiveValues(field));
              },
              t);
    };
  }

  static Optional<Hierarchy> find(List<Hierarchy> hierarchies, String field) {
    return hierarchies.stream().filter(hierarchy -> hierarchy.field().equals(field)).findFirst();
  }

  /// Tells whether there is nothing to keep.
  public boolean isEmpty() {
    return rules.isEmpty();
  }

  /// Empty counts, one for each sensitive field.
  public ValueCounts[] newCounts() {
    var counts = new ValueCounts[fields];
    for (int field = 0; field < fields; field++) {
      counts[field] = new ValueCounts();
    }
    return counts;
  }

  /// Adds the rows of another class, field by field.
  public static void addAll(ValueCounts[] counts, ValueCounts[] more) {
    for (int field = 0; field < counts.length; field++) {
      counts[field].addAll(more[field]);
    }
  }

  /// Tells whether a class keeps each rule.
  public boolean accept(ValueCounts[] counts) {
    for (var rule : rules) {
      if (!rule.holds(counts[rule.field()])) {
        return false;
      }
    }
    return true;
  }

  /// The rules that stand in the way of any release of the table: what all its rows together break,
  /// no part of them that is split into good classes can keep.
  ///
  /// @param whole the counts of all rows
  /// @param suppressing some rows may be removed, so that only the number of values is certain
  public List<String> broken(ValueCounts[] whole, boolean suppressing) {
    return rules.stream()
        .filter(rule -> !suppressing || rule instanceof ClassRule.Distinct)
        .filter(rule -> !rule.holds(whole[rule.field()]))
        .map(rule -> rule.brokenBy(whole[rule.field()]))
        .toList();
  }
}

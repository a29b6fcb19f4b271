package city.madang.etl.privacy.search;

import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.privacy.PrivacyRefusal;
import city.madang.etl.privacy.hierarchy.Hierarchy;
import city.madang.etl.privacy.histogram.Histogram;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Turns a histogram of raw tuples into a plan that keeps the policy, or refuses.
public final class Anonymizer {
  private Anonymizer() {}

  /// Finds the plan. It depends on the counts alone, never on the order of cells.
  ///
  /// @param hierarchies one for each field of the histogram, in any order
  /// @throws PrivacyRefusal if a value is outside its hierarchy, a hierarchy is missing, or k
  ///   cannot be reached
  public static Plan plan(Histogram histogram, List<Hierarchy> hierarchies, PrivacyPolicy policy) {
    PrivacyRefusal.throwIfAny(hierarchyReasons(histogram, hierarchies));
    var ordered = histogram.fields().stream().map(field -> find(hierarchies, field)).toList();
    PrivacyRefusal.throwIfAny(valueReasons(histogram, ordered));
    var task = Task.of(histogram, ordered, policy);
    PrivacyRefusal.throwIfAny(taskReasons(task, policy));
    return new Plan(histogram, best(task, policy));
  }

  private static Draft best(Task task, PrivacyPolicy policy) {
    return searches(policy)
        .map(search -> search.search(task))
        .flatMap(Optional::stream)
        .filter(Draft::keepsPolicy)
        .min(Comparator.comparingDouble(Draft::loss))
        .orElseThrow(() -> unreachable(policy));
  }

  /// The first of equal results wins, so the simpler recoding comes first.
  private static Stream<Search> searches(PrivacyPolicy policy) {
    return switch (policy.recoding()) {
      case GLOBAL -> Stream.of(new GlobalSearch());
      case LOCAL -> Stream.of(new MondrianSearch(), new PeelingSearch());
      case BEST -> Stream.of(new GlobalSearch(), new MondrianSearch(), new PeelingSearch());
    };
  }

  private static Hierarchy find(List<Hierarchy> hierarchies, String field) {
    return hierarchies.stream().filter(h -> h.field().equals(field)).findFirst().orElseThrow();
  }

  private static List<String> hierarchyReasons(Histogram histogram, List<Hierarchy> hierarchies) {
    var reasons = new ArrayList<String>();
    for (var field : histogram.fields()) {
      long count = hierarchies.stream().filter(h -> h.field().equals(field)).count();
      if (count != 1) {
        reasons.add("field %s: %d hierarchies: give it exactly one".formatted(field, count));
      }
    }
    hierarchies.stream()
        .map(Hierarchy::field)
        .filter(field -> !histogram.fields().contains(field))
        .map("hierarchy of %s: no such quasi-identifier was counted: correct the field"::formatted)
        .forEach(reasons::add);
    return reasons;
  }

  private static List<String> valueReasons(Histogram histogram, List<Hierarchy> ordered) {
    var reasons = new ArrayList<String>();
    for (int field = 0; field < ordered.size(); field++) {
      var name = histogram.fields().get(field);
      var values = histogram.values(field);
      long outside = ordered.get(field).countOutside(values);
      if (outside > 0) {
        reasons.add(
            "field %s: %d distinct values are not in the hierarchy: add lines for them, or reject %s"
                .formatted(name, outside, "such rows by a constraint"));
      }
      if (values.contains("") && ordered.get(field).countOutside(List.of("")) > 0) {
        reasons.add(
            "field %s: the empty value has no line in the hierarchy: add one that begins with the delimiter, or %s"
                .formatted(name, "reject such rows by constraints: {required: true}"));
      }
    }
    return reasons;
  }

  private static List<String> taskReasons(Task task, PrivacyPolicy policy) {
    var reasons = new ArrayList<String>();
    if (task.tuples().rowIsEntity() && !policy.rowIsEntity()) {
      reasons.add(
          "no entities were counted: name an entity field, or state entity: row on purpose");
    }
    if (policy.recoding() == PrivacyPolicy.Recoding.GLOBAL && !GlobalSearch.feasible(task)) {
      reasons.add("the hierarchies have too many combinations of levels: use local recoding");
    }
    var all = task.newTally();
    for (int tuple = 0; tuple < task.tuples().size(); tuple++) {
      task.tuples().addTo(all, tuple);
    }
    if (!all.reachesK()) {
      reasons.add(
          "k is %d, but the table has fewer entities: collect more data before publishing"
              .formatted(policy.k()));
    }
    return reasons;
  }

  private static PrivacyRefusal unreachable(PrivacyPolicy policy) {
    return new PrivacyRefusal(
        "k = %d is out of reach within the suppression limit: raise the limit or add coarser levels"
            .formatted(policy.k()));
  }
}

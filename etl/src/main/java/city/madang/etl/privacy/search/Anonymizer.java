package city.madang.etl.privacy.search;

import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.privacy.PrivacyRefusal;
import city.madang.etl.privacy.diversity.ClassRules;
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
  /// @param hierarchies one for each field of the histogram, in any order; those that tell which
  ///   sensitive values are close may stand among them
  /// @throws PrivacyRefusal if a value is outside its hierarchy, a hierarchy is missing, a
  ///   sensitive field has no rule, or the policy cannot be kept
  public static Plan plan(Histogram histogram, List<Hierarchy> hierarchies, PrivacyPolicy policy) {
    requireFitting(histogram, hierarchies, policy);
    var task = Task.of(histogram, hierarchies, policy);
    return new Plan(histogram, searched(task, policy), Earlier.NONE);
  }

  /// Finds a plan that goes on where earlier releases ended: their rows stay in their classes, new
  /// rows join old classes if that is good enough, and are searched for anew otherwise.
  ///
  /// @param others the rows that no earlier release holds
  /// @param hierarchies of the whole table
  /// @throws PrivacyRefusal as above, or if more rows have to be held back than may be suppressed
  public static Plan plan(
      Histogram others, List<Hierarchy> hierarchies, PrivacyPolicy policy, Earlier earlier) {
    long suppressible = suppressible(others, policy, earlier);
    if (suppressible < 0) {
      throw new PrivacyRefusal(
          "%d rows that earlier releases hold cannot stay in their classes, and the policy does not allow to suppress as many"
              .formatted(earlier.heldBack()));
    }
    if (others.rows() > 0) {
      requireFitting(others, hierarchies, policy);
    }
    var task = Task.of(others, hierarchies, policy).withSuppressible(suppressible);
    return new Plan(others, continued(task, policy, earlier), earlier);
  }

  private static Draft continued(Task task, PrivacyPolicy policy, Earlier earlier) {
    if (task.tuples().size() == 0) {
      return new Draft("carried", task);
    }
    return new ReuseSearch(earlier.classes())
        .search(task)
        .filter(earlier::stillGood)
        .orElseGet(() -> searchedOrSuppressed(task, policy));
  }

  /// Too few new rows to hide among each other wait for more.
  private static Draft searchedOrSuppressed(Task task, PrivacyPolicy policy) {
    try {
      return searched(task, policy);
    } catch (PrivacyRefusal tooFew) {
      if (task.tuples().totalRows() > task.suppressible()) {
        throw tooFew;
      }
      return new Draft("carried", task);
    }
  }

  private static long suppressible(Histogram others, PrivacyPolicy policy, Earlier earlier) {
    long rows = others.rows() + earlier.staying() + earlier.heldBack();
    return Task.suppressible(policy, rows) - earlier.heldBack();
  }

  private static Draft searched(Task task, PrivacyPolicy policy) {
    var all = all(task);
    PrivacyRefusal.throwIfAny(taskReasons(task, all, policy));
    return best(task, policy).orElseThrow(() -> unreachable(task, all));
  }

  /// Makes sure that hierarchies and rules fit the table, all of it.
  ///
  /// @throws PrivacyRefusal as [#plan]
  public static void requireFitting(
      Histogram histogram, List<Hierarchy> hierarchies, PrivacyPolicy policy) {
    PrivacyRefusal.throwIfAny(inputReasons(histogram, hierarchies, policy));
  }

  /// Why hierarchies and rules do not fit the table.
  static List<String> inputReasons(
      Histogram histogram, List<Hierarchy> hierarchies, PrivacyPolicy policy) {
    var reasons = hierarchyReasons(histogram, hierarchies);
    if (reasons.isEmpty()) {
      reasons = valueReasons(histogram, Task.ordered(histogram, hierarchies));
    }
    return reasons.isEmpty() ? ClassRules.reasons(histogram, hierarchies, policy) : reasons;
  }

  private static Optional<Draft> best(Task task, PrivacyPolicy policy) {
    return searches(policy)
        .map(search -> search.search(task))
        .flatMap(Optional::stream)
        .filter(Draft::keepsPolicy)
        .min(Comparator.comparingDouble(Draft::loss));
  }

  /// The first of equal results wins, so the simpler recoding comes first.
  private static Stream<Search> searches(PrivacyPolicy policy) {
    return switch (policy.recoding()) {
      case GLOBAL -> Stream.of(new GlobalSearch());
      case LOCAL -> Stream.of(new MondrianSearch(), new PeelingSearch());
      case BEST -> Stream.of(new GlobalSearch(), new MondrianSearch(), new PeelingSearch());
    };
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
        .filter(field -> !counted(histogram, field))
        .map("hierarchy of %s: no such field was counted: correct the field"::formatted)
        .forEach(reasons::add);
    return reasons;
  }

  private static boolean counted(Histogram histogram, String field) {
    return histogram.fields().contains(field)
        || histogram.sensitiveFields().stream().anyMatch(one -> one.name().equals(field));
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

  private static List<String> taskReasons(Task task, Tally all, PrivacyPolicy policy) {
    var reasons = new ArrayList<String>();
    if (task.tuples().rowIsEntity() && !policy.rowIsEntity()) {
      reasons.add(
          "no entities were counted: name an entity field, or state entity: row on purpose");
    }
    if (policy.recoding() == PrivacyPolicy.Recoding.GLOBAL && !GlobalSearch.feasible(task)) {
      reasons.add("the hierarchies have too many combinations of levels: use local recoding");
    }
    if (!all.reachesK()) {
      reasons.add(
          "k is %d, but the table has fewer entities: collect more data before publishing"
              .formatted(policy.k()));
    }
    reasons.addAll(task.rules().broken(all.sensitive(), task.suppressible() > 0));
    return reasons;
  }

  /// All rows as one class.
  private static Tally all(Task task) {
    var all = task.newTally();
    for (int tuple = 0; tuple < task.tuples().size(); tuple++) {
      task.tuples().addTo(all, tuple);
    }
    return all;
  }

  /// What the table as a whole breaks is in the way; if it breaks nothing, `*` everywhere was a
  /// plan.
  private static PrivacyRefusal unreachable(Task task, Tally all) {
    var broken = task.rules().broken(all.sensitive(), false);
    return broken.isEmpty()
        ? new PrivacyRefusal(
            "k = %d is out of reach within the suppression limit: %s"
                .formatted(task.k(), "raise the limit or add coarser levels"))
        : new PrivacyRefusal(broken);
  }
}

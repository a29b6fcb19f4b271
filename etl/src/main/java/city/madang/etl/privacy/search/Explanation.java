package city.madang.etl.privacy.search;

import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.dataset.SensitiveRule;
import city.madang.etl.privacy.PrivacyRefusal;
import city.madang.etl.privacy.hierarchy.Hierarchy;
import city.madang.etl.privacy.histogram.Histogram;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What stands in the way of a release: which fields make people recognizable, and the nearest
/// policies under which there is a plan.
///
/// @param rows all of them
/// @param exposed rows in classes that break the policy before anything is generalized
/// @param fields each without which fewer rows would be exposed, the one that matters most first
/// @param nearest policies with one thing changed, in the words of the descriptor; none if the
///   policy itself can be kept
public record Explanation(long rows, long exposed, List<Without> fields, List<String> nearest) {
  private static final List<Integer> SUPPRESSIONS = List.of(1, 2, 5, 10, 20, 30, 50);
  private static final int STEPS = 20;

  public Explanation {
    fields = List.copyOf(fields);
    nearest = List.copyOf(nearest);
  }

  /// The same table with one field gone.
  ///
  /// @param exposed rows in classes that break the policy then
  public record Without(String field, long exposed) {}

  /// Explains a policy.
  ///
  /// @param hierarchies one for each field, and those of sensitive fields
  /// @throws PrivacyRefusal if hierarchies do not fit the table, which says all there is to say
  public static Explanation of(
      Histogram histogram, List<Hierarchy> hierarchies, PrivacyPolicy policy) {
    var can = new Trial(histogram, hierarchies);
    PrivacyRefusal.throwIfAny(Anonymizer.inputReasons(histogram, hierarchies, policy));
    var task = Task.of(histogram, hierarchies, policy);
    return new Explanation(
        histogram.rows(),
        exposed(task, new int[task.width()]),
        fields(task, histogram.fields()),
        can.keep(policy) ? List.of() : nearest(can, policy));
  }

  private static List<Without> fields(Task task, List<String> names) {
    var fields = new ArrayList<Without>();
    for (int field = 0; field < task.width(); field++) {
      var vector = new int[task.width()];
      vector[field] = task.top()[field];
      fields.add(new Without(names.get(field), exposed(task, vector)));
    }
    fields.sort(Comparator.comparingLong(Without::exposed));
    return fields;
  }

  private static long exposed(Task task, int[] vector) {
    var tuples = new Generalizer(task).rollUp(task.tuples(), new int[task.width()], vector);
    long exposed = 0;
    for (int tuple = 0; tuple < tuples.size(); tuple++) {
      if (!tuples.reachesK(tuple, task.k()) || !tuples.keeps(task.rules(), tuple)) {
        exposed += tuples.rows(tuple);
      }
    }
    return exposed;
  }

  private static List<String> nearest(Trial can, PrivacyPolicy policy) {
    var found = new ArrayList<String>();
    smallerK(can, policy).ifPresent(k -> found.add("k: " + k));
    SUPPRESSIONS.stream()
        .filter(percent -> percent / 100.0 > policy.suppression())
        .filter(percent -> can.keep(policy.withSuppression(percent / 100.0)))
        .findFirst()
        .ifPresent(percent -> found.add("suppression: " + percent + "%"));
    policy.sensitive().forEach(rule -> weaker(can, policy, rule).ifPresent(found::add));
    return found;
  }

  /// The largest k for which there is a plan; where one is, there is one for each smaller k.
  private static Optional<Integer> smallerK(Trial can, PrivacyPolicy policy) {
    int kept = 1;
    int broken = policy.k();
    while (broken - kept > 1) {
      int middle = (kept + broken) >>> 1;
      if (can.keep(policy.withK(middle))) {
        kept = middle;
      } else {
        broken = middle;
      }
    }
    return kept < 2 ? Optional.empty() : Optional.of(kept);
  }

  /// The strictest form of a rule that can be kept, all others unchanged.
  private static Optional<String> weaker(Trial can, PrivacyPolicy policy, SensitiveRule rule) {
    return switch (rule) {
      case SensitiveRule.Distinct(var field, var l) ->
          first(
              can,
              policy,
              rule,
              Stream.iterate(l - 1, next -> next >= 2, next -> next - 1)
                  .map(next -> new SensitiveRule.Distinct(field, next)),
              weaker -> "l: {field: %s, distinct: %d}".formatted(field, weaker.l()));
      case SensitiveRule.Entropy(var field, var l) ->
          first(
              can,
              policy,
              rule,
              steps(l, 1).map(next -> new SensitiveRule.Entropy(field, next)),
              weaker -> "l: {field: %s, entropy: %s}".formatted(field, weaker.l()));
      case SensitiveRule.Recursive(var field, var c, var l) ->
          first(
              can,
              policy,
              rule,
              Stream.iterate(2 * c, next -> next <= 64 * c, next -> 2 * next)
                  .map(next -> new SensitiveRule.Recursive(field, next, l)),
              weaker ->
                  "l: {field: %s, recursive: {c: %s, l: %d}}".formatted(field, weaker.c(), l));
      case SensitiveRule.Closeness(var field, var distance, var t) ->
          first(
              can,
              policy,
              rule,
              steps(t, 1).map(next -> new SensitiveRule.Closeness(field, distance, next)),
              weaker ->
                  "t: {field: %s, %s: %s}"
                      .formatted(field, distance.name().toLowerCase(Locale.ROOT), weaker.t()));
    };
  }

  /// From one bound to another in equal steps, without the bounds; rounded to be written down.
  private static Stream<Double> steps(double from, double to) {
    return Stream.iterate(1, step -> step < STEPS, step -> step + 1)
        .map(step -> Math.round((from + (to - from) * step / STEPS) * 1000) / 1000.0)
        .filter(value -> (value - from) * (to - value) > 0);
  }

  private static <R extends SensitiveRule> Optional<String> first(
      Trial can,
      PrivacyPolicy policy,
      SensitiveRule rule,
      Stream<R> weaker,
      Function<R, String> words) {
    return weaker.filter(next -> can.keep(policy.withRule(rule, next))).findFirst().map(words);
  }

  /// Tells under which policies there is a plan.
  private record Trial(Histogram histogram, List<Hierarchy> hierarchies) {
    boolean keep(PrivacyPolicy policy) {
      try {
        Anonymizer.plan(histogram, hierarchies, policy);
        return true;
      } catch (PrivacyRefusal _) {
        return false;
      }
    }
  }
}

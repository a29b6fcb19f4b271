package city.madang.etl.privacy.hierarchy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Finds what is wrong with the lines of a hierarchy, without naming a value.
final class HierarchyCheck {
  private final String field;
  private final List<List<String>> lines;

  HierarchyCheck(String field, List<List<String>> lines) {
    this.field = field;
    this.lines = lines;
  }

  /// Reasons to refuse the lines; none if they are a hierarchy.
  List<String> reasons() {
    if (lines.isEmpty() || lines.getFirst().isEmpty()) {
      return List.of(reason("has no values: give at least one line"));
    }
    var shape = Stream.of(ragged(), topless(), topAsLeaf(), repeated());
    var reasons = shape.flatMap(Optional::stream).toList();
    return reasons.isEmpty() ? notNested() : reasons;
  }

  /// A label that stands for different sets of leaves on different levels: nobody could tell what a
  /// released value means.
  static List<String> unclearLabels(String field, List<Level> levels) {
    var first = new HashMap<String, Level>();
    var unclear = new HashSet<String>();
    int firstLeaf = Integer.MAX_VALUE;
    for (var level : levels) {
      for (int code = 0; code < level.size(); code++) {
        var label = level.label(code);
        var before = first.putIfAbsent(label, level);
        if (before != null && !level.sameLeaves(code, before, before.find(label))) {
          unclear.add(label);
          firstLeaf = Math.min(firstLeaf, level.firstLeaf(code));
        }
      }
    }
    return unclear.isEmpty()
        ? List.of()
        : List.of(unclearReason(field, unclear.size(), firstLeaf + 1));
  }

  private static String unclearReason(String field, int labels, int line) {
    return "hierarchy of %s: %d labels stand for different sets of values on different levels (first: line %d): %s"
        .formatted(field, labels, line, "rename them so that each label has one meaning");
  }

  private Optional<String> ragged() {
    int levels = lines.getFirst().size();
    return count(
        line -> line.size() != levels,
        "have another number of levels than line 1: give each line the same number of levels");
  }

  private Optional<String> topless() {
    return count(
        line -> line.isEmpty() || !line.getLast().equals(Hierarchy.TOP),
        "do not end in *: end each line with *");
  }

  private Optional<String> topAsLeaf() {
    return count(
        line -> !line.isEmpty() && line.getFirst().equals(Hierarchy.TOP),
        "begin with *: begin each line with a value");
  }

  private Optional<String> repeated() {
    var seen = new HashSet<String>();
    return count(
        line -> !line.isEmpty() && !seen.add(line.getFirst()),
        "repeat the value of an earlier line: keep one line for each value");
  }

  private List<String> notNested() {
    return IntStream.range(0, lines.getFirst().size() - 1)
        .mapToObj(this::notNested)
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<String> notNested(int level) {
    var parents = new HashMap<String, String>();
    var offending = new HashSet<String>();
    int first = 0;
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      var parent = parents.putIfAbsent(line.get(level), line.get(level + 1));
      if (parent != null && !parent.equals(line.get(level + 1))) {
        offending.add(line.get(level));
        first = first == 0 ? i + 1 : first;
      }
    }
    return offending.isEmpty()
        ? Optional.empty()
        : Optional.of(
            reason(
                "does not nest: %d values of level %d have different values on level %d (first: line %d): %s"
                    .formatted(
                        offending.size(),
                        level,
                        level + 1,
                        first,
                        "give each value a single parent")));
  }

  private Optional<String> count(Predicate<List<String>> wrong, String what) {
    var offending =
        IntStream.range(0, lines.size()).filter(i -> wrong.test(lines.get(i))).toArray();
    return offending.length == 0
        ? Optional.empty()
        : Optional.of(
            reason("%d lines (first: %d) %s".formatted(offending.length, offending[0] + 1, what)));
  }

  private String reason(String what) {
    return "hierarchy of " + field + ": " + what;
  }
}

package city.madang.etl.privacy.hierarchy;

import city.madang.etl.privacy.PrivacyRefusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Writes the lines of a hierarchy whose labels follow from the values.
final class LadderLines {
  private final Ladder ladder;

  private LadderLines(Ladder ladder) {
    this.ladder = ladder;
  }

  /// @throws PrivacyRefusal if a value has no labels; the empty one stays as it is up to `*`
  static List<List<String>> of(String field, Ladder ladder, Collection<String> values) {
    var filled = values.stream().filter(value -> !value.isEmpty()).toList();
    PrivacyRefusal.throwIfAny(
        ladder.objections(filled).stream()
            .map(objection -> "hierarchy of " + field + ": " + objection)
            .toList());
    return new LadderLines(ladder).lines(values.stream().distinct().sorted().toList());
  }

  private List<List<String>> lines(List<String> sorted) {
    var lines = new ArrayList<List<String>>(sorted.size());
    var before = List.<String>of();
    for (var value : sorted) {
      before = line(value, before);
      lines.add(before);
    }
    return lines;
  }

  /// Neighbors share most labels; one text for all of them keeps a million values small.
  private List<String> line(String value, List<String> before) {
    var line = new ArrayList<String>(ladder.height() + 2);
    line.add(value);
    for (int step = 0; step < ladder.height(); step++) {
      var label = value.isEmpty() ? value : ladder.label(value, step);
      line.add(
          !before.isEmpty() && before.get(step + 1).equals(label) ? before.get(step + 1) : label);
    }
    line.add(Hierarchy.TOP);
    return line;
  }
}

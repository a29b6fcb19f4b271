package city.madang.etl.privacy.verify;

import city.madang.etl.privacy.RawHierarchy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The verifier's own reading of which values meet where: for each value its way up to `*`.
///
/// @param steps for each value what stands for it on each level, the value itself first
/// @param height levels above the value
record Ladder(Map<String, List<String>> steps, int height) {
  static Ladder of(RawHierarchy raw) {
    return switch (raw) {
      case RawHierarchy.Lines(var _, var lines) -> ofLines(lines);
      case RawHierarchy.Ranges(var _, var widths, var values) ->
          ofLines(values.stream().map(value -> ranges(value, widths)).toList());
      case RawHierarchy.Values(var _, var values) ->
          ofLines(values.stream().map(value -> List.of(value, "*")).toList());
      // The descriptor's reader takes none of these for a distance; here no value is known then.
      case RawHierarchy.Grid _, RawHierarchy.Times _, RawHierarchy.H3 _, RawHierarchy.Prefixes _ ->
          ofLines(List.of());
    };
  }

  private static Ladder ofLines(List<List<String>> lines) {
    var steps = new HashMap<String, List<String>>();
    int height = lines.isEmpty() ? 0 : lines.getFirst().size() - 1;
    for (var line : lines) {
      // Another length has no place in the tree; the value counts as unknown then.
      if (line.size() == height + 1) {
        steps.put(line.getFirst(), line);
      }
    }
    return new Ladder(steps, height);
  }

  private static List<String> ranges(String value, List<Integer> widths) {
    var line = new ArrayList<>(List.of(value));
    for (int width : widths) {
      line.add(
          value.matches("-?\\d{1,17}")
              ? String.valueOf(Math.floorDiv(Long.parseLong(value), width))
              : value);
    }
    line.add("*");
    return line;
  }

  /// Half of what stands at the wrong place on each level, by the height.
  ///
  /// Two values that meet on a level are twice that many steps apart, so the earth mover's distance
  /// is what crosses each step of the tree, each step half a level long.
  double distance(Map<String, Double> surplus) {
    double crossing = 0;
    for (int level = 0; level < height; level++) {
      var bySubtree = new HashMap<List<String>, Double>();
      for (var entry : surplus.entrySet()) {
        var line = steps.getOrDefault(entry.getKey(), List.of());
        bySubtree.merge(
            line.subList(Math.min(level, line.size()), line.size()), entry.getValue(), Double::sum);
      }
      crossing += bySubtree.values().stream().mapToDouble(Math::abs).sum();
    }
    return height == 0 ? 0 : crossing / (2 * height);
  }

  /// Number of the values that have no way up.
  long countUnknown(Set<String> values) {
    return values.stream().filter(value -> !steps.containsKey(value)).count();
  }
}

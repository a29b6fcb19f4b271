package city.madang.etl.privacy.noise;

import city.madang.etl.privacy.PrivacyRefusal;
import city.madang.etl.privacy.RawHierarchy;
import city.madang.etl.privacy.hierarchy.Hierarchy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The keys of a noisy release: what each raw value becomes, and which cells there are.
///
/// @param labels for each quasi field the label of each raw value
/// @param everyCell tells whether each combination of labels is a cell, even an empty one
public record KeyDomain(List<SequencedMap<String, String>> labels, boolean everyCell) {
  /// More cells than this nobody reads, and noise drowns them.
  public static final long MOST_CELLS = 1_000_000;

  public KeyDomain {
    labels = labels.stream().map(Collections::unmodifiableSequencedMap).toList();
  }

  /// The domain at one level of each hierarchy.
  ///
  /// @param everyCell the keys are public
  /// @throws PrivacyRefusal if there is no such level, or there are too many cells
  public static KeyDomain of(List<Hierarchy> hierarchies, List<Integer> levels, boolean everyCell) {
    var labels = new ArrayList<SequencedMap<String, String>>();
    for (int i = 0; i < hierarchies.size(); i++) {
      labels.add(labels(hierarchies.get(i), levels.get(i)));
    }
    var domain = new KeyDomain(labels, everyCell);
    if (everyCell && domain.cells() > MOST_CELLS) {
      throw new PrivacyRefusal(
          "the keys make more than %d cells: state higher levels, or a delta above 0"
              .formatted(MOST_CELLS));
    }
    return domain;
  }

  /// Reads what the steward wrote.
  public static List<Hierarchy> hierarchies(List<RawHierarchy> raw) {
    return raw.stream().map(Hierarchy::of).toList();
  }

  /// The combinations of labels, as many as there are up to just above the most that may be.
  public long cells() {
    long cells = 1;
    for (var field : labels) {
      cells = Math.min(MOST_CELLS + 1, cells * field.values().stream().distinct().count());
    }
    return cells;
  }

  private static SequencedMap<String, String> labels(Hierarchy hierarchy, int level) {
    if (level >= hierarchy.levels()) {
      throw new PrivacyRefusal(
          "noise: the hierarchy of %s has levels 0 to %d, not %d: state one of them"
              .formatted(hierarchy.field(), hierarchy.levels() - 1, level));
    }
    var leaves = hierarchy.level(0);
    var target = hierarchy.level(level);
    var labels = new TreeMap<String, String>();
    for (int leaf = 0; leaf < hierarchy.leaves(); leaf++) {
      labels.put(leaves.label(leaf), target.label(target.codeOfLeaf(leaf)));
    }
    return labels;
  }
}

package city.madang.etl.privacy.hierarchy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// One level of a hierarchy: its labels, numbered, and which leaves each covers.
public final class Level {
  private final Map<String, Integer> codes = new HashMap<>();
  private final List<String> labels = new ArrayList<>();
  private final int[] codeOfLeaf;
  private final int[] covered;
  private final int[] firstLeaf;

  private Level(List<String> labelOfLeaf) {
    this.codeOfLeaf = labelOfLeaf.stream().mapToInt(this::findOrAdd).toArray();
    this.covered = new int[labels.size()];
    this.firstLeaf = new int[labels.size()];
    for (int leaf = codeOfLeaf.length - 1; leaf >= 0; leaf--) {
      covered[codeOfLeaf[leaf]]++;
      firstLeaf[codeOfLeaf[leaf]] = leaf;
    }
  }

  /// The levels of lines that have equal lengths.
  static List<Level> ofLines(List<List<String>> lines) {
    return IntStream.range(0, lines.getFirst().size())
        .mapToObj(level -> new Level(lines.stream().map(line -> line.get(level)).toList()))
        .toList();
  }

  /// Number of labels.
  public int size() {
    return labels.size();
  }

  /// The number of a label, or -1.
  public int find(String label) {
    return codes.getOrDefault(label, -1);
  }

  /// The label of a number.
  public String label(int code) {
    return labels.get(code);
  }

  /// The number of the label above a leaf.
  public int codeOfLeaf(int leaf) {
    return codeOfLeaf[leaf];
  }

  /// How many leaves a label covers.
  public int covered(int code) {
    return covered[code];
  }

  /// The first leaf that a label covers.
  int firstLeaf(int code) {
    return firstLeaf[code];
  }

  /// Tells whether a label of this level covers exactly the leaves of one of another level.
  boolean sameLeaves(int code, Level other, int otherCode) {
    // Levels nest, so sets of one size with one common leaf are equal.
    return covered[code] == other.covered[otherCode]
        && other.codeOfLeaf[firstLeaf[code]] == otherCode;
  }

  /// For each label of this level, the number of the one above it on another level.
  public int[] codesOn(Level upper) {
    var above = new int[size()];
    for (int leaf = 0; leaf < codeOfLeaf.length; leaf++) {
      above[codeOfLeaf[leaf]] = upper.codeOfLeaf[leaf];
    }
    return above;
  }

  private int findOrAdd(String label) {
    var known = codes.putIfAbsent(label, labels.size());
    if (known != null) {
      return known;
    }
    labels.add(label);
    return labels.size() - 1;
  }
}

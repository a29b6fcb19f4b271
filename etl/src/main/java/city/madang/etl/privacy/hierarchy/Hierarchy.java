package city.madang.etl.privacy.hierarchy;

import city.madang.etl.privacy.PrivacyRefusal;
import city.madang.etl.privacy.RawHierarchy;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// How the values of one field become more general, level by level up to `*`.
///
/// Shape: level 0 holds the raw values (leaves), the last level only `*`. It nests: values that are
/// equal on one level are equal on all levels above. A label means the same set of leaves wherever
/// it stands. The leaves of a table are its lines; the leaves of an interval or flat hierarchy are
/// the distinct values in the data.
public final class Hierarchy {
  /// The most general value.
  public static final String TOP = "*";

  private final String field;
  private final List<Level> levels;

  private Hierarchy(String field, List<List<String>> lines) {
    this.field = field;
    PrivacyRefusal.throwIfAny(new HierarchyCheck(field, lines).reasons());
    this.levels = Level.ofLines(lines);
    PrivacyRefusal.throwIfAny(HierarchyCheck.unclearLabels(field, levels));
  }

  /// A hierarchy from lines that each run from the leaf up to `*`.
  ///
  /// @throws PrivacyRefusal if lines differ in length, lack `*`, repeat a leaf or do not nest
  public static Hierarchy table(String field, List<List<String>> lines) {
    return new Hierarchy(field, lines);
  }

  /// Ranges of whole numbers: `1998`, `1995-1999`, …, `*`. The empty value has no range: it stays
  /// as it is up to `*`.
  ///
  /// @param widths 2 or more, each a larger multiple of the one before
  /// @param values the distinct values in the data
  /// @throws PrivacyRefusal if a value is no whole number or the ranges do not nest
  public static Hierarchy interval(String field, List<Integer> widths, Collection<String> values) {
    return new Hierarchy(field, new Intervals(field, widths).lines(new TreeSet<>(values)));
  }

  /// The value itself, then `*`.
  ///
  /// @param values the distinct values in the data
  /// @throws PrivacyRefusal if there is no value, or one is `*`
  public static Hierarchy flat(String field, Collection<String> values) {
    return new Hierarchy(
        field, new TreeSet<>(values).stream().map(value -> List.of(value, TOP)).toList());
  }

  /// Reads what the steward wrote.
  ///
  /// @throws PrivacyRefusal as the methods for each kind
  public static Hierarchy of(RawHierarchy raw) {
    return switch (raw) {
      case RawHierarchy.Lines table -> table(table.field(), table.lines());
      case RawHierarchy.Ranges ranges -> interval(ranges.field(), ranges.widths(), ranges.values());
      case RawHierarchy.Grid grid ->
          computed(grid.field(), new GridLadder(grid.widths()), grid.values());
      case RawHierarchy.Times times ->
          computed(times.field(), new TimeLadder(times.type(), times.units()), times.values());
      case RawHierarchy.H3 cells ->
          computed(cells.field(), new H3Ladder(cells.resolutions()), cells.values());
      case RawHierarchy.Prefixes prefixes ->
          computed(prefixes.field(), new PrefixLadder(prefixes.lengths()), prefixes.values());
      case RawHierarchy.Values flat -> flat(flat.field(), flat.values());
    };
  }

  private static Hierarchy computed(String field, Ladder ladder, Collection<String> values) {
    return new Hierarchy(field, LadderLines.of(field, ladder, values));
  }

  /// The field it belongs to.
  public String field() {
    return field;
  }

  /// Number of levels, raw values and `*` included.
  public int levels() {
    return levels.size();
  }

  /// Number of leaves.
  public int leaves() {
    return levels.getFirst().size();
  }

  /// Number of the `values` that are not among the leaves.
  public long countOutside(Collection<String> values) {
    return values.stream().filter(value -> levels.getFirst().find(value) < 0).count();
  }

  /// Fraction of the leaves that a released value covers, up to 1 for `*`.
  ///
  /// @throws IllegalArgumentException if the hierarchy does not know the value
  public double share(String value) {
    var level = levels.get(levelOf(value));
    return (double) level.covered(level.find(value)) / leaves();
  }

  /// The lowest level on which a value stands.
  ///
  /// @throws IllegalArgumentException if the hierarchy does not know the value
  public int levelOf(String value) {
    for (int level = 0; level < levels.size(); level++) {
      if (levels.get(level).find(value) >= 0) {
        return level;
      }
    }
    throw new IllegalArgumentException("a value is not in " + field);
  }

  /// Tells whether a value is a leaf's ancestor, or the leaf itself.
  public boolean covers(String leaf, String value) {
    int code = levels.getFirst().find(leaf);
    return code >= 0
        && levels.stream().anyMatch(level -> level.label(level.codeOfLeaf(code)).equals(value));
  }

  /// One level: 0 the raw values, the last one `*`.
  public Level level(int level) {
    return levels.get(level);
  }
}

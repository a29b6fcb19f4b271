package city.madang.etl.privacy.verify;

import city.madang.etl.privacy.RawHierarchy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The verifier's own reading of a hierarchy: how many leaves a released value covers.
sealed interface Coverage
    permits Coverage.Table,
        Coverage.Ranges,
        Coverage.Flat,
        TimeCoverage,
        GridCoverage,
        H3Coverage,
        PrefixCoverage {
  /// The field it belongs to.
  String field();

  /// Number of leaves.
  long leaves();

  /// Leaves that a value covers; 0 if the hierarchy does not know it.
  long covered(String value);

  /// How many of its leaves are wrong: twice there, below no `*`, no number; 1 if there are none.
  long flaws();

  static Coverage of(RawHierarchy raw) {
    return switch (raw) {
      case RawHierarchy.Lines lines -> Table.of(lines);
      case RawHierarchy.Ranges ranges -> Ranges.of(ranges);
      case RawHierarchy.Grid grid -> new GridCoverage(grid);
      case RawHierarchy.Times times -> new TimeCoverage(times);
      case RawHierarchy.H3 cells -> new H3Coverage(cells);
      case RawHierarchy.Prefixes prefixes -> new PrefixCoverage(prefixes);
      case RawHierarchy.Values flat -> new Flat(flat.field(), flat.values());
    };
  }

  /// The leaves that `*` or a leaf itself covers; empty for other values.
  static Optional<Long> leafOrTop(Set<String> leaves, String value) {
    if (value.equals("*")) {
      return Optional.of((long) leaves.size());
    }
    return leaves.contains(value) ? Optional.of(1L) : Optional.empty();
  }

  /// How many leaves are wrong if `read` of them could be read; the empty one needs no reading.
  static long unread(Set<String> leaves, long read) {
    long empty = leaves.contains("") ? 1 : 0;
    return leaves.isEmpty() ? 1 : leaves.size() - empty - read;
  }

  /// Counts the lines in which each value stands.
  record Table(String field, long leaves, Map<String, Long> linesWith, long flaws)
      implements Coverage {
    static Table of(RawHierarchy.Lines raw) {
      var linesWith = new HashMap<String, Long>();
      var first = new HashSet<String>();
      for (var line : raw.lines()) {
        new HashSet<>(line).forEach(value -> linesWith.merge(value, 1L, Long::sum));
        line.stream().limit(1).forEach(first::add);
      }
      long leaves = raw.lines().size();
      long uncovered = leaves - linesWith.getOrDefault("*", 0L);
      long flaws = leaves == 0 ? 1 : uncovered + leaves - first.size();
      return new Table(raw.field(), leaves, linesWith, flaws);
    }

    @Override
    public long covered(String value) {
      return linesWith.getOrDefault(value, 0L);
    }
  }

  /// Counts the numbers between the two ends of a range.
  record Ranges(String field, Set<String> values, Set<Integer> widths, SortedNumbers numbers)
      implements Coverage {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,17}");
    private static final Pattern RANGE = Pattern.compile("(-?\\d{1,17})-(-?\\d{1,17})");

    static Ranges of(RawHierarchy.Ranges raw) {
      var numbers =
          raw.values().stream()
              .filter(value -> NUMBER.matcher(value).matches())
              .mapToLong(Long::parseLong);
      return new Ranges(
          raw.field(), raw.values(), Set.copyOf(raw.widths()), new SortedNumbers(numbers));
    }

    @Override
    public long leaves() {
      return values.size();
    }

    @Override
    public long flaws() {
      return unread(values, numbers.size());
    }

    @Override
    public long covered(String value) {
      return leafOrTop(values, value).orElseGet(() -> coveredByRange(value));
    }

    private long coveredByRange(String label) {
      var range = RANGE.matcher(label);
      if (!range.matches()) {
        return 0;
      }
      long from = Long.parseLong(range.group(1));
      long to = Long.parseLong(range.group(2));
      boolean onGrid = widths.stream().anyMatch(w -> to - from + 1 == w && from % w == 0);
      return onGrid ? numbers.countBetween(from, to + 1) : 0;
    }
  }

  /// A value covers itself.
  record Flat(String field, Set<String> values) implements Coverage {
    @Override
    public long leaves() {
      return values.size();
    }

    @Override
    public long covered(String value) {
      return leafOrTop(values, value).orElse(0L);
    }

    @Override
    public long flaws() {
      return values.isEmpty() ? 1 : 0;
    }
  }
}

package city.madang.etl.privacy.verify;

import city.madang.etl.privacy.RawHierarchy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The verifier's own reading of a hierarchy: how many leaves a released value covers.
sealed interface Coverage {
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
      case RawHierarchy.Values flat -> new Flat(flat.field(), flat.values());
    };
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
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Ranges(String field, Set<String> values, Set<Integer> widths, long[] numbers, long flaws)
      implements Coverage {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,17}");
    private static final Pattern RANGE = Pattern.compile("(-?\\d{1,17})-(-?\\d{1,17})");

    static Ranges of(RawHierarchy.Ranges raw) {
      var numbers =
          raw.values().stream()
              .filter(value -> NUMBER.matcher(value).matches())
              .mapToLong(Long::parseLong)
              .sorted()
              .toArray();
      long empty = raw.values().contains("") ? 1 : 0;
      long flaws = raw.values().isEmpty() ? 1 : raw.values().size() - empty - numbers.length;
      return new Ranges(raw.field(), raw.values(), Set.copyOf(raw.widths()), numbers, flaws);
    }

    @Override
    public long leaves() {
      return values.size();
    }

    @Override
    public long covered(String value) {
      if (value.equals("*")) {
        return leaves();
      }
      if (values.contains(value)) {
        return 1;
      }
      var range = RANGE.matcher(value);
      return range.matches()
          ? covered(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)))
          : 0;
    }

    private long covered(long from, long to) {
      boolean onGrid = widths.stream().anyMatch(w -> to - from + 1 == w && from % w == 0);
      return onGrid ? countBelow(to + 1) - countBelow(from) : 0;
    }

    /// How many of the sorted numbers are below a bound.
    private int countBelow(long bound) {
      int low = 0;
      int high = numbers.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (numbers[middle] < bound) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
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
      if (value.equals("*")) {
        return leaves();
      }
      return values.contains(value) ? 1 : 0;
    }

    @Override
    public long flaws() {
      return values.isEmpty() ? 1 : 0;
    }
  }
}

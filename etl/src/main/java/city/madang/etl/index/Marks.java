package city.madang.etl.index;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where the words that were found stand in the texts of a hit.
///
/// @param ranges of each text that has any, in order, none touching another
public record Marks(Map<String, List<Range>> ranges) {
  public static final Marks NONE = new Marks(Map.of());

  /// Around a word in what Elasticsearch answers. No text has them: [SearchText#clean(String)]
  /// drops control characters.
  static final String BEGIN = "\u0001";

  static final String END = "\u0002";

  public Marks {
    ranges = Map.copyOf(ranges);
  }

  /// A part of a text.
  ///
  /// @param begin in characters of Java, from 0
  /// @param end after the last one
  public record Range(int begin, int end) {}

  /// A text with one of its parts.
  private record Found(String text, Range range) {}

  /// @param highlighted whole values with marks, by field; a value may be in several fields, which
  ///   read it in another language
  static Marks of(Map<String, List<String>> highlighted) {
    var found =
        highlighted.values().stream()
            .flatMap(List::stream)
            .flatMap(value -> read(value).stream())
            .collect(groupingBy(Found::text));
    var ranges = new HashMap<String, List<Range>>();
    found.forEach((text, parts) -> ranges.put(text, merged(parts)));
    return new Marks(ranges);
  }

  /// The parts of this text that were found.
  public List<Range> in(String text) {
    return ranges.getOrDefault(text, List.of());
  }

  private static List<Found> read(String value) {
    var text = value.replace(BEGIN, "").replace(END, "");
    var found = new ArrayList<Found>();
    int marks = 0;
    for (int begin = value.indexOf(BEGIN); begin >= 0; begin = value.indexOf(BEGIN, begin + 1)) {
      int end = value.indexOf(END, begin);
      found.add(new Found(text, new Range(begin - marks, end - marks - 1)));
      marks += 2;
    }
    return found;
  }

  private static List<Range> merged(Collection<Found> parts) {
    var merged = new ArrayList<Range>();
    parts.stream()
        .map(Found::range)
        .sorted(Comparator.comparingInt(Range::begin))
        .forEach(range -> add(merged, range));
    return List.copyOf(merged);
  }

  private static void add(List<Range> merged, Range range) {
    if (merged.isEmpty() || merged.getLast().end() < range.begin()) {
      merged.add(range);
    } else {
      var last = merged.removeLast();
      merged.add(new Range(last.begin(), Math.max(last.end(), range.end())));
    }
  }
}

package city.madang.etl.privacy.hierarchy;

import city.madang.etl.privacy.PrivacyRefusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/// Writes the lines of a hierarchy of number ranges.
final class Intervals {
  /// Far beyond any year, age or price, and safe to add a width to.
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,15}");

  private final String field;
  private final List<Integer> widths;

  Intervals(String field, List<Integer> widths) {
    this.field = field;
    this.widths = widths;
    if (!nest()) {
      throw new PrivacyRefusal(
          "hierarchy of %s: ranges do not nest: make each width a larger multiple of the one before"
              .formatted(field));
    }
  }

  List<List<String>> lines(Collection<String> values) {
    long outside = values.stream().filter(value -> !fits(value)).count();
    if (outside > 0) {
      throw new PrivacyRefusal(
          "hierarchy of %s: %d values are no whole numbers: reject them by a constraint, or use a %s"
              .formatted(field, outside, "table"));
    }
    return values.stream().map(this::line).toList();
  }

  private boolean nest() {
    int previous = 1;
    for (int width : widths) {
      if (width <= previous || width % previous != 0) {
        return false;
      }
      previous = width;
    }
    return !widths.isEmpty();
  }

  private static boolean fits(String value) {
    return value.isEmpty() || WHOLE_NUMBER.matcher(value).matches();
  }

  private List<String> line(String value) {
    var line = new ArrayList<String>(List.of(value));
    widths.forEach(width -> line.add(value.isEmpty() ? "" : range(Long.parseLong(value), width)));
    line.add(Hierarchy.TOP);
    return line;
  }

  private static String range(long value, int width) {
    long from = Math.floorDiv(value, width) * width;
    return from + "-" + (from + width - 1);
  }
}

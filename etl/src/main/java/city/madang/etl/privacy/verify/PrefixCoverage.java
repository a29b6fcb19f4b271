package city.madang.etl.privacy.verify;

import city.madang.etl.privacy.RawHierarchy;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Counts the values of a label's length that begin as it does.
final class PrefixCoverage implements Coverage {
  private final RawHierarchy.Prefixes raw;
  private final Map<Integer, List<String>> sortedByLength;

  PrefixCoverage(RawHierarchy.Prefixes raw) {
    this.raw = raw;
    this.sortedByLength =
        raw.values().stream()
            .filter(value -> !value.contains("*"))
            .sorted()
            .collect(Collectors.groupingBy(PrefixCoverage::length));
  }

  private static int length(String text) {
    return (int) text.codePoints().count();
  }

  @Override
  public String field() {
    return raw.field();
  }

  @Override
  public long leaves() {
    return raw.values().size();
  }

  /// A value with a `*` in it could be a label.
  @Override
  public long flaws() {
    long masked = raw.values().stream().filter(value -> value.contains("*")).count();
    return raw.values().isEmpty() ? 1 : masked;
  }

  @Override
  public long covered(String value) {
    return Coverage.leafOrTop(raw.values(), value).orElseGet(() -> coveredByPrefix(value));
  }

  private long coveredByPrefix(String label) {
    int masked = label.indexOf('*');
    if (masked < 0 || !label.chars().skip(masked).allMatch(character -> character == '*')) {
      return 0;
    }
    var prefix = label.substring(0, masked);
    return raw.lengths().contains(length(prefix))
        ? count(sortedByLength.getOrDefault(length(label), List.of()), prefix)
        : 0;
  }

  /// The values with a prefix stand beside each other; finds where they begin and end.
  private static int count(List<String> sorted, String prefix) {
    return firstNotBelow(sorted, prefix, true) - firstNotBelow(sorted, prefix, false);
  }

  private static int firstNotBelow(List<String> sorted, String prefix, boolean skipEqual) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      var text = sorted.get(middle);
      int order = text.substring(0, Math.min(text.length(), prefix.length())).compareTo(prefix);
      if (order < 0 || (skipEqual && order == 0)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

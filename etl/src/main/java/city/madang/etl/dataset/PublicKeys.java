package city.madang.etl.dataset;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.LongStream;

/// The raw values of a field that the descriptor itself tells, so that they say nothing of the
/// data.
public final class PublicKeys {
  /// More are no key that anyone could read.
  private static final long MOST = 1_000_000;

  /// A time of day is told to the second.
  private static final long SECONDS = 24 * 60 * 60;

  private PublicKeys() {}

  /// Tells whether anyone who reads the dataset folder knows all raw values.
  public static boolean known(Field field) {
    return field.hierarchy().orElseThrow() instanceof HierarchyRule.TableFile
        || !listed(field).isEmpty();
  }

  /// The raw values of a field without a hierarchy table; none if they are not told.
  public static Set<String> listed(Field field) {
    var values = new HashSet<String>();
    switch (field.type()) {
      case STRING, DATE -> values.addAll(field.constraints().values());
      case BOOLEAN -> values.addAll(Set.of("true", "false"));
      case INTEGER, YEAR -> addRange(field, values);
      case TIME -> LongStream.range(0, SECONDS).forEach(second -> values.add(clock(second)));
      case NUMBER, DATETIME -> {}
    }
    if (!values.isEmpty() && !field.constraints().required()) {
      values.add("");
    }
    return values;
  }

  private static String clock(long second) {
    return String.format(
        Locale.ROOT, "%02d:%02d:%02d", second / 3600, second / 60 % 60, second % 60);
  }

  private static void addRange(Field field, Set<String> values) {
    var minimum = field.constraints().minimum();
    var maximum = field.constraints().maximum();
    if (minimum.isEmpty() || maximum.isEmpty()) {
      return;
    }
    var width = maximum.get().subtract(minimum.get());
    if (width.signum() < 0 || width.compareTo(BigDecimal.valueOf(MOST)) > 0) {
      return;
    }
    var format = field.type() == FieldType.YEAR ? "%04d" : "%d";
    LongStream.rangeClosed(minimum.get().longValue(), maximum.get().longValue())
        .forEach(value -> values.add(String.format(Locale.ROOT, format, value)));
  }

  /// The highest level that a field can have; a table's is known when it is read.
  ///
  /// @throws IllegalArgumentException if nobody could list the labels of its levels
  static int top(Field field) {
    return switch (field.hierarchy().orElseThrow()) {
      case HierarchyRule.TableFile _ -> Integer.MAX_VALUE;
      case HierarchyRule.Interval(var widths) -> widths.size() + 1;
      case HierarchyRule.Flat() -> 1;
      case HierarchyRule.Times(var units) -> units.size() + 1;
      case HierarchyRule.H3(var resolutions) -> resolutions.size() + 1;
      case HierarchyRule.Grid _, HierarchyRule.Prefix _ ->
          throw new IllegalArgumentException(
              "keys of counts need a hierarchy of kind table, interval, time, h3 or levels: '%s' has another"
                  .formatted(field.name()));
    };
  }
}

package city.madang.etl.privacy.histogram;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.privacy.PrivacyRefusal;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A field whose values are counted for each tuple, and how they are ordered.
///
/// Dates and times are written so that the order of their texts is the order of time.
///
/// @param name of the field
/// @param type of its values
public record SensitiveField(String name, FieldType type) {
  private static final Comparator<String> TEXT =
      (left, right) -> Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());
  private static final Comparator<String> NUMBER =
      Comparator.comparing((String value) -> new BigDecimal(value)).thenComparing(TEXT);

  /// The distinct values in their order; no value (`""`) comes first.
  ///
  /// @throws PrivacyRefusal if the type is numeric and a value is no number
  List<String> sorted(Collection<String> values) {
    return switch (type) {
      case INTEGER, NUMBER -> sortedNumbers(values);
      case STRING, BOOLEAN, DATE, TIME, DATETIME, YEAR -> values.stream().sorted(TEXT).toList();
    };
  }

  private List<String> sortedNumbers(Collection<String> values) {
    long outside = values.stream().filter(value -> !isNumber(value)).count();
    if (outside > 0) {
      throw new PrivacyRefusal(
          "field %s: %d values are no numbers: reject them by a constraint, or make it a string"
              .formatted(name, outside));
    }
    var present = values.stream().filter(value -> !value.isEmpty()).sorted(NUMBER);
    var absent = values.stream().filter(String::isEmpty);
    return Stream.concat(absent, present).toList();
  }

  private static boolean isNumber(String value) {
    return value.isEmpty() || value.matches("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");
  }
}

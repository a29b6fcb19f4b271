package city.madang.etl.records.query;

import city.madang.etl.dataset.FieldType;
import java.util.Locale;
import java.util.Set;

/// Which types go together.
final class Types {
  private static final Set<FieldType> NUMBERS =
      Set.of(FieldType.INTEGER, FieldType.NUMBER, FieldType.YEAR);

  private Types() {}

  static boolean isNumber(FieldType type) {
    return NUMBERS.contains(type);
  }

  static boolean comparable(FieldType one, FieldType two) {
    return one == two || (isNumber(one) && isNumber(two)) || (isDay(one) && isDay(two));
  }

  private static boolean isDay(FieldType type) {
    return type == FieldType.DATE || type == FieldType.DATETIME;
  }

  /// As Table Schema writes it.
  static String name(FieldType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }
}

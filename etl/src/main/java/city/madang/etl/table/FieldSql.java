package city.madang.etl.table;

import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.FieldType;
import java.math.BigDecimal;
import java.util.Optional;

/// How the values of each type are read, written as text and rounded.
///
/// The reader's own casts are lenient, they take `1.5` for the whole number 2: so the text must
/// have the right shape before it is cast.
final class FieldSql {
  private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
  private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,6})?)?";
  private static final String INTEGER = "[+-]?[0-9]+";
  private static final String NUMBER = "[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?";

  private FieldSql() {}

  /// The typed value of the text `raw`; null if it has another shape.
  static String typed(Field field, String raw) {
    var reading = field.reading();
    return reading
        .format()
        .map(format -> TimeSql.typed(field.type(), format, raw))
        .orElseGet(() -> scaled(reading.scale(), typed(field.type(), raw)));
  }

  /// Times a whole number, by a power of ten: 351796123 becomes 35.1796123, to the last digit.
  private static String scaled(Optional<BigDecimal> scale, String number) {
    return scale
        .map(BigDecimal::stripTrailingZeros)
        .map(step -> "(%s * %s / 1e%d)".formatted(number, step.unscaledValue(), step.scale()))
        .orElse(number);
  }

  /// The same of a text as we write it.
  static String typed(FieldType type, String raw) {
    return switch (type) {
      case STRING -> raw;
      case INTEGER -> cast(raw, INTEGER, "BIGINT");
      case NUMBER -> cast(raw, NUMBER, "DOUBLE");
      case BOOLEAN -> truth(raw);
      case DATE -> cast(raw, DATE, "DATE");
      case TIME -> cast(raw, TIME, "TIME");
      case DATETIME -> cast(raw, DATE + "[T ]" + TIME + "Z?", "TIMESTAMP");
      case YEAR -> cast(raw, "[0-9]{4}", "INTEGER");
    };
  }

  private static String cast(String raw, String shape, String type) {
    return "CASE WHEN regexp_full_match(%s, %s) THEN try_cast(%s AS %s) END"
        .formatted(raw, Sql.text(shape), raw, type);
  }

  private static String truth(String raw) {
    return "CASE WHEN %1$s IN ('true', 'True', 'TRUE', '1') THEN true".formatted(raw)
        + " WHEN %1$s IN ('false', 'False', 'FALSE', '0') THEN false END".formatted(raw);
  }

  /// What a text of another shape is not.
  static String expectation(Field field) {
    return field
        .reading()
        .format()
        .map(format -> "not a %s like %s".formatted(kind(field.type()), format.pattern()))
        .orElseGet(() -> expectation(field.type()));
  }

  private static String kind(FieldType type) {
    return type == FieldType.DATE ? "date" : "date and time";
  }

  private static String expectation(FieldType type) {
    return switch (type) {
      case STRING -> "not a text";
      case INTEGER -> "not a whole number";
      case NUMBER -> "not a number";
      case BOOLEAN -> "not true or false";
      case DATE -> "not a date like 2026-11-23";
      case TIME -> "not a time like 23:59:59";
      case DATETIME -> "not a date and time like 2026-11-23T23:59:59";
      case YEAR -> "not a year of four digits";
    };
  }

  /// The value as text, as hierarchy files and plans write it; no value is the empty text.
  static String text(Field field, String column) {
    var text =
        switch (field.type()) {
          case STRING -> column;
          case NUMBER -> "regexp_replace(%s::VARCHAR, '\\.0$', '')".formatted(column);
          case DATETIME -> isoTimestamp(column);
          case YEAR -> "lpad(%s::VARCHAR, 4, '0')".formatted(column);
          case INTEGER, BOOLEAN, DATE, TIME -> column + "::VARCHAR";
        };
    return "coalesce(" + text + ", '')";
  }

  static String isoTimestamp(String column) {
    return "replace(" + column + "::VARCHAR, ' ', 'T')";
  }

  /// A value as it is released: a multiple of its step, where it has one.
  static String released(Field field, String column) {
    return field.round().isPresent()
        ? rounded(field.type(), column, field.round().getAsLong())
        : column;
  }

  /// The nearest multiple of `step`, half up; exact for whole numbers.
  static String rounded(FieldType type, String column, long step) {
    if (type != FieldType.INTEGER) {
      return "(floor(%s / %d + 0.5) * %d)".formatted(column, step, step);
    }
    var doubled = "(%s::HUGEINT * 2 + %d)".formatted(column, step);
    var width = 2 * step;
    // A remainder that is never negative, so that halves go up below zero too.
    var rest = "((%s %% %d) + %d) %% %d".formatted(doubled, width, width, width);
    return "((%s - %s) // %d * %d)::BIGINT".formatted(doubled, "(" + rest + ")", width, step);
  }
}

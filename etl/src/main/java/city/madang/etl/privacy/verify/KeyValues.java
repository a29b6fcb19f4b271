package city.madang.etl.privacy.verify;

import city.madang.etl.dataset.FieldType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;
import java.util.stream.Collectors;

/// The verifier's own reading of the values of a key of noisy counts.
final class KeyValues {
  private KeyValues() {}

  /// What a column of the type holds, in the words of the table engine.
  static String column(FieldType type) {
    return switch (type) {
      case STRING -> "VARCHAR";
      case INTEGER -> "BIGINT";
      case NUMBER -> "DOUBLE";
      case BOOLEAN -> "BOOLEAN";
      case DATE -> "DATE";
      case TIME -> "TIME";
      case DATETIME -> "TIMESTAMP";
      case YEAR -> "INTEGER";
    };
  }

  /// The values that texts stand for. What cannot be read stays text, which no value equals.
  static Set<Object> typed(FieldType type, Set<String> texts) {
    return texts.stream().map(text -> typed(type, text)).collect(Collectors.toSet());
  }

  private static Object typed(FieldType type, String text) {
    try {
      return text.isEmpty() ? text : value(type, text);
    } catch (NumberFormatException | DateTimeException unread) {
      return text;
    }
  }

  private static Object value(FieldType type, String text) {
    return switch (type) {
      case STRING -> text;
      case INTEGER, YEAR -> Long.valueOf(text);
      case NUMBER -> Double.valueOf(text);
      case BOOLEAN -> Boolean.valueOf(text);
      case DATE -> LocalDate.parse(text);
      case TIME -> LocalTime.parse(text);
      case DATETIME -> LocalDateTime.parse(text);
    };
  }
}

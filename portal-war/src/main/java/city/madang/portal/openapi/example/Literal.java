package city.madang.portal.openapi.example;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.records.query.RecordField;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;

/// Names and values as the language of records writes them.
final class Literal {
  private static final Set<String> KEYWORDS =
      Set.of(
          "and",
          "or",
          "not",
          "in",
          "between",
          "like",
          "ilike",
          "is",
          "null",
          "true",
          "false",
          "as",
          "asc",
          "desc",
          "distinct",
          "date",
          "time",
          "timestamp",
          "datetime");

  private Literal() {}

  static String name(RecordField field) {
    var name = field.name();
    boolean plain =
        name.matches("[\\p{L}_][\\p{L}0-9_]*") && !KEYWORDS.contains(name.toLowerCase(Locale.ROOT));
    return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  static String value(FieldType type, Object value) {
    return switch (type) {
      case STRING, DATE, TIME, DATETIME -> text(value.toString());
      case NUMBER -> new BigDecimal(value.toString()).toPlainString();
      case INTEGER, YEAR, BOOLEAN -> value.toString();
    };
  }

  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /// The first characters of a text, as a pattern means them.
  static String pattern(String text) {
    int end = text.offsetByCodePoints(0, Math.min(2, text.codePointCount(0, text.length())));
    return text.substring(0, end).replaceAll("[\\\\%_]", "\\\\$0");
  }
}

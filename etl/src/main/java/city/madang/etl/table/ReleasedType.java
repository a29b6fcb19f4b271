package city.madang.etl.table;

import city.madang.etl.dataset.FieldType;
import java.nio.file.Path;

/// What a column of a released file holds, in the words of Table Schema.
final class ReleasedType {
  private ReleasedType() {}

  /// @throws TableException for a type that no step of ours releases
  static FieldType of(Session session, Column column) {
    return switch (column.type()) {
      case "VARCHAR" -> FieldType.STRING;
      case "BIGINT" -> FieldType.INTEGER;
      case "DOUBLE" -> FieldType.NUMBER;
      case "BOOLEAN" -> FieldType.BOOLEAN;
      case "DATE" -> FieldType.DATE;
      case "TIME" -> FieldType.TIME;
      case "TIMESTAMP" -> FieldType.DATETIME;
      case "INTEGER" -> FieldType.YEAR;
      default -> throw session.failure("a released column has the unknown type " + column.type());
    };
  }

  /// The engine's word for the type of a released column.
  static String engineType(FieldType type) {
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

  static String longestText(Session session, Path parquet) {
    var texts = Column.of(session, parquet).stream().filter(c -> c.type().equals("VARCHAR"));
    var longest =
        Sql.list(texts.toList(), column -> "max(length(%s))".formatted(Sql.name(column.name())));
    return "SELECT coalesce(greatest(0, %s), 0) FROM %s"
        .formatted(longest.isEmpty() ? "0" : longest, Sql.parquet(parquet));
  }
}

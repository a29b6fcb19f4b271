package city.madang.etl.table;

import city.madang.etl.dataset.Constraints;
import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// One thing that a row must fulfil to be staged.
///
/// @param field the column
/// @param reason what is said of a row that fails
/// @param failed SQL that is true for such a row
record Check(String field, String reason, String failed) {
  private static final Set<FieldType> NUMERIC =
      Set.of(FieldType.INTEGER, FieldType.NUMBER, FieldType.YEAR);

  /// All checks of one row by itself, column after column. The place in this list, from 0, is the
  /// code of a failure.
  static List<Check> of(Table table) {
    var checks = new ArrayList<Check>();
    for (int i = 0; i < table.fields().size(); i++) {
      var field = table.fields().get(i);
      if (field.type() != FieldType.STRING) {
        checks.add(typed(field, StageSql.raw(i)));
      }
      addConstraints(field, checks);
    }
    return checks;
  }

  private static Check typed(Field field, String raw) {
    var column = Sql.name(field);
    var failed =
        field.type() == FieldType.NUMBER
            ? "(%s IS NULL OR NOT isfinite(%s))".formatted(column, column)
            : column + " IS NULL";
    return new Check(field.name(), FieldSql.expectation(field), raw + " IS NOT NULL AND " + failed);
  }

  private static void addConstraints(Field field, List<Check> checks) {
    var column = Sql.name(field);
    var must = field.constraints();
    if (must.required()) {
      checks.add(new Check(field.name(), "empty, but required", column + " IS NULL"));
    }
    must.minimum().ifPresent(bound -> checks.add(bound(field, "below the minimum", "<", bound)));
    must.maximum().ifPresent(bound -> checks.add(bound(field, "above the maximum", ">", bound)));
    if (must.pattern().isPresent()) {
      var match = "NOT regexp_full_match(%s, %s)".formatted(column, Sql.text(pattern(must)));
      checks.add(new Check(field.name(), "does not match the pattern", match));
    }
    if (!must.values().isEmpty()) {
      var values = Sql.texts(must.values().stream().sorted().toList());
      var text = FieldSql.text(field, column);
      var failed = "%s IS NOT NULL AND %s NOT IN (%s)".formatted(column, text, values);
      checks.add(new Check(field.name(), "not one of the allowed values", failed));
    }
  }

  private static Check bound(Field field, String reason, String sign, BigDecimal bound) {
    if (!NUMERIC.contains(field.type())) {
      throw new TableException(
          "column " + field.name() + ": minimum and maximum are for numbers and years");
    }
    var number = bound.toPlainString();
    return new Check(
        field.name(), reason + " " + number, Sql.name(field) + " " + sign + " " + number);
  }

  static String pattern(Constraints constraints) {
    return constraints.pattern().orElseThrow().pattern();
  }
}

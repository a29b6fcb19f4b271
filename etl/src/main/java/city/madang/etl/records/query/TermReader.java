package city.madang.etl.records.query;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.Nearest;
import city.madang.etl.records.query.Term.Bucket;
import city.madang.etl.records.query.Term.Column;
import city.madang.etl.records.query.Term.Part;
import city.madang.etl.records.query.Term.TimePart;
import city.madang.etl.records.query.Term.TimeUnit;
import city.madang.etl.records.query.Token.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Reads fields, and the functions of time over them.
record TermReader(RecordTable table, Words words) {
  private static final String TRUNCATE = "date_trunc";
  private static final List<String> UNITS = names(TimeUnit.values());

  /// The functions of a row.
  static final List<String> FUNCTIONS =
      List.of("date_trunc", "year", "month", "day", "weekday", "hour");

  Term read() {
    if (!words.isBeforeParenthesis()) {
      return new Column(readField());
    }
    var function = words.next();
    var name = function.text().toLowerCase(Locale.ROOT);
    if (!FUNCTIONS.contains(name)) {
      throw words.failure(
          function,
          "there is no function '%s' here".formatted(function.text())
              + Nearest.hint(name, FUNCTIONS),
          FUNCTIONS);
    }
    words.requireSign("(");
    var term = name.equals(TRUNCATE) ? readBucket() : readPart(function, name);
    words.requireSign(")");
    return term;
  }

  RecordField readField() {
    var token = words.next();
    if (token.kind() == Kind.TEXT) {
      throw words.failure(
          token, "a field is expected; its name stands in no quotes, or in double ones", known());
    }
    if (token.kind() != Kind.WORD && token.kind() != Kind.NAME) {
      throw words.failure(token, "a field is expected, not " + token.shown(), known());
    }
    return table
        .find(token.text())
        .orElseThrow(() -> words.failure(token, unknown(token), known()));
  }

  private String unknown(Token token) {
    return "'%s' has no field '%s'".formatted(table.name(), token.text())
        + Nearest.hint(token.text(), known())
        + (token.kind() == Kind.NAME ? " (a text stands in 'single quotes')" : "");
  }

  private List<String> known() {
    return table.names();
  }

  private Term readBucket() {
    var token = words.next();
    var unit = token.text().toLowerCase(Locale.ROOT);
    if (token.kind() != Kind.TEXT || !UNITS.contains(unit)) {
      throw words.failure(token, "a unit of time in quotes is expected, such as 'month'", UNITS);
    }
    words.requireSign(",");
    var at = words.peek();
    var field = readField();
    var span = TimeUnit.valueOf(unit.toUpperCase(Locale.ROOT));
    requireTime(at, field, span == TimeUnit.HOUR || span == TimeUnit.MINUTE);
    return new Bucket(span, field);
  }

  private Term readPart(Token function, String name) {
    var at = words.peek();
    var field = readField();
    var part = TimePart.valueOf(name.toUpperCase(Locale.ROOT));
    if (part != TimePart.HOUR || field.type() != FieldType.TIME) {
      requireTime(at, field, function.isWord("hour"));
    }
    return new Part(part, field);
  }

  private void requireTime(Token at, RecordField field, boolean ofDay) {
    if (field.type() != FieldType.DATETIME && (ofDay || field.type() != FieldType.DATE)) {
      throw words.failure(
          at,
          "the field '%s' is of type %s; this needs %s"
              .formatted(field.name(), Types.name(field.type()), ofDay ? "datetime" : "a date"),
          table.fields().stream()
              .filter(f -> f.type() == FieldType.DATETIME || f.type() == FieldType.DATE)
              .map(RecordField::name)
              .toList());
    }
  }

  private static List<String> names(TimeUnit[] units) {
    return Arrays.stream(units).map(unit -> unit.name().toLowerCase(Locale.ROOT)).toList();
  }
}

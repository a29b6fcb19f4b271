package city.madang.etl.table;

import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.Role;
import city.madang.etl.dataset.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The statements that write a release down for the comparison with later ones.
///
/// Shape of an entry: a line for each released row with `record`, `entity` and `class` under the
/// register's key, and `alone`: the row is its entity's only one, in a table about people.
final class RegisterSql {
  /// Key of an entry's metadata: what records were told apart by.
  static final String FORM = "form";

  /// Key of an entry's metadata: the secret it was made with.
  static final String KEY_ID = "key_id";

  private RegisterSql() {}

  /// Two entries compare only if this is equal. Raised when hashes are made in another way.
  static String form(Table table) {
    return "1 "
        + recordFields(table).stream()
            .map(field -> field.name() + ":" + field.type() + ":" + (field.role() == Role.ENTITY))
            .collect(Collectors.joining(","));
  }

  static String createRows(Path released, Path checked, Table table) {
    var entity =
        table.entity().map(field -> "_hmac(" + text(field, "c.") + ")").orElse("NULL::UUID");
    return ("CREATE TEMP TABLE _rows AS SELECT _hmac(%s) AS base, %s AS entity, _hmac(%s) AS class"
            + " FROM %s r JOIN %s l ON l.file_row_number = r.file_row_number"
            + " JOIN %s c ON c._row = l._row")
        .formatted(
            message(
                "record", recordFields(table).stream().map(field -> text(field, "c.")).toList()),
            entity,
            message(
                "class " + names(table), table.quasi().stream().map(RegisterSql::tuple).toList()),
            Sql.numberedParquet(released),
            Sql.numberedParquet(Releaser.lineage(checked)),
            Sql.parquet(checked));
  }

  /// People with one row, if they are nine in ten; else nobody.
  static String createAlone() {
    return "CREATE TEMP TABLE _alone AS WITH people AS"
        + " (SELECT entity, count(*) AS n FROM _rows WHERE entity IS NOT NULL GROUP BY entity)"
        + " SELECT entity FROM people WHERE n = 1 AND"
        + " (SELECT count(*) FILTER (n = 1) * 10 >= count(*) * 9 FROM people)";
  }

  /// Nobody: the rows are events.
  static String createNobodyAlone() {
    return "CREATE TEMP TABLE _alone (entity UUID)";
  }

  /// Equal records are numbered, so that each is one of its own.
  ///
  /// @param more metadata, each part with a comma before it
  static String copyEntry(Path target, Table table, RegisterKey key, String more) {
    var record = "CASE WHEN number = 1 THEN base ELSE _hmac(base::VARCHAR || '#' || number) END";
    var rows =
        "SELECT %s AS record, coalesce(entity, %s) AS entity, class, entity IS NOT NULL AND entity IN (FROM _alone) AS alone FROM (SELECT *, row_number() OVER (PARTITION BY base) AS number FROM _rows)"
            .formatted(record, record);
    return copy(rows, target, form(table), key, more);
  }

  static String copy(String rows, Path target, String form, RegisterKey key, String more) {
    return "COPY (%s) TO %s (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false, KV_METADATA {%s: %s, %s: %s%s})"
        .formatted(rows, Sql.path(target), FORM, Sql.text(form), KEY_ID, Sql.text(key.id()), more);
  }

  private static List<Field> recordFields(Table table) {
    return table.entity().isEmpty()
        ? table.fields()
        : table.fields().stream()
            .filter(field -> field.role() == Role.ENTITY || field.role() == Role.QUASI)
            .toList();
  }

  private static String names(Table table) {
    return table.quasi().stream().map(Field::name).collect(Collectors.joining(","));
  }

  private static String text(Field field, String row) {
    return FieldSql.text(field, row + Sql.name(field));
  }

  private static String tuple(Field field) {
    return "coalesce(r.%s, '')".formatted(Sql.name(field));
  }

  /// Each text after its length, so that no two rows make one message.
  private static String message(String purpose, List<String> texts) {
    return Sql.text(purpose)
        + texts.stream()
            .map(text -> " || ' ' || length(%1$s) || ' ' || %1$s".formatted(text))
            .collect(Collectors.joining());
  }
}

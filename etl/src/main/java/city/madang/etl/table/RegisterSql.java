package city.madang.etl.table;

import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.Role;
import city.madang.etl.dataset.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The statements that write a release down for the comparison with later ones.
///
/// Shape of an entry: a line for each released row with `record`, `entity` and `class` under the
/// register's key, `alone`: the row is its entity's only one, in a table about people, and `_r0…`:
/// the released values, which the class is made of.
final class RegisterSql {
  /// Key of an entry's metadata: what records were told apart by.
  static final String FORM = "form";

  /// Key of an entry's metadata: the secret it was made with.
  static final String KEY_ID = "key_id";

  /// Key of an entry's metadata: the loss of its plan when that was last searched.
  static final String SEARCHED_LOSS = "searched_loss";

  private RegisterSql() {}

  /// Two entries compare only if this is equal. Raised when hashes are made in another way.
  static String form(Table table) {
    return "2 "
        + recordFields(table).stream()
            .map(field -> field.name() + ":" + field.type() + ":" + (field.role() == Role.ENTITY))
            .collect(Collectors.joining(","));
  }

  /// Every checked row with the record and the entity that it is. Equal records are numbered, so
  /// that each is one of its own.
  static String createRecords(Path checked, Table table) {
    var fields = recordFields(table).stream().map(field -> text(field, "c.")).toList();
    var entity =
        table.entity().map(field -> "_hmac(" + text(field, "c.") + ")").orElse("NULL::UUID");
    var numbered =
        "SELECT *, row_number() OVER (PARTITION BY base ORDER BY _row) AS number FROM (SELECT c._row, _hmac(%s) AS base, %s AS entity FROM %s c)"
            .formatted(message("record", fields), entity, Sql.parquet(checked));
    return "CREATE TEMP TABLE _records AS SELECT _row, CASE WHEN number = 1 THEN base ELSE _hmac(base::VARCHAR || '#' || number) END AS record, entity FROM (%s)"
        .formatted(numbered);
  }

  /// People with one row, if they are nine in ten; else nobody.
  static String createAlone() {
    return "CREATE TEMP TABLE _alone AS WITH people AS"
        + " (SELECT entity, count(*) AS n FROM _records WHERE entity IS NOT NULL GROUP BY entity)"
        + " SELECT entity FROM people WHERE n = 1 AND"
        + " (SELECT count(*) FILTER (n = 1) * 10 >= count(*) * 9 FROM people)";
  }

  /// Nobody: the rows are events.
  static String createNobodyAlone() {
    return "CREATE TEMP TABLE _alone (entity UUID)";
  }

  /// The records with an entity each, and whether they are its only one.
  static String records() {
    return "(SELECT _row, record, coalesce(entity, record) AS entity, entity IS NOT NULL AND entity"
        + " IN (FROM _alone) AS alone FROM _records)";
  }

  /// @param more metadata
  static String copyEntry(
      Path released,
      Path checked,
      Path target,
      Table table,
      RegisterKey key,
      Map<String, String> more) {
    var rows =
        ("SELECT record, entity, _hmac(%s) AS class, alone%s FROM %s r"
                + " JOIN %s l ON l.file_row_number = r.file_row_number"
                + " JOIN %s c ON c._row = l._row")
            .formatted(
                message("class " + names(table), labels(table)),
                each(table, i -> ", " + labels(table).get(i) + " AS " + label(i)),
                Sql.numberedParquet(released),
                Sql.numberedParquet(Releaser.lineage(checked)),
                records());
    return copy(rows, target, form(table), key, more);
  }

  /// @param form of the entry, which others need too to be compared with it
  static String copy(
      String rows, Path target, String form, RegisterKey key, Map<String, String> more) {
    var all = new TreeMap<>(more);
    all.put(FORM, form);
    all.put(KEY_ID, key.id());
    return "COPY (%s) TO %s (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false, KV_METADATA {%s})"
        .formatted(
            rows,
            Sql.path(target),
            Sql.list(
                List.copyOf(all.keySet()),
                name -> name + ": " + Sql.text(String.valueOf(all.get(name)))));
  }

  /// The name of a released value.
  static String label(int i) {
    return "_r" + i;
  }

  /// SQL for each quasi-identifier.
  static String each(Table table, IntFunction<String> sql) {
    return each(table.quasi().size(), sql);
  }

  static String each(int count, IntFunction<String> sql) {
    return IntStream.range(0, count).mapToObj(sql).collect(Collectors.joining());
  }

  private static List<Field> recordFields(Table table) {
    // A number that is new in each delivery would make each row a new one.
    return table.entity().isEmpty()
        ? table.fields().stream().filter(field -> field.role() != Role.IDENTIFIER).toList()
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

  private static List<String> labels(Table table) {
    return table.quasi().stream()
        .map(field -> "coalesce(r.%s, '')".formatted(Sql.name(field)))
        .toList();
  }

  /// Each text after its length, so that no two rows make one message.
  private static String message(String purpose, List<String> texts) {
    return Sql.text(purpose)
        + texts.stream()
            .map(text -> " || ' ' || length(%1$s) || ' ' || %1$s".formatted(text))
            .collect(Collectors.joining());
  }
}

package city.madang.etl.table;

import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.Role;
import city.madang.etl.dataset.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The statements that apply a plan: `_plan` holds `_q0…` raw, `_r0…` released, `_suppressed`.
final class ReleaseSql {
  /// What the engine says of a row that the plan does not know.
  static final String UNPLANNED = "madang-unplanned-tuple";

  private ReleaseSql() {}

  static String createPlan(List<Field> quasi) {
    return "CREATE TABLE _plan (%s _suppressed BOOLEAN NOT NULL)"
        .formatted(
            IntStream.range(0, quasi.size())
                .mapToObj(i -> "_q" + i + " VARCHAR NOT NULL, _r" + i + " VARCHAR, ")
                .collect(Collectors.joining()));
  }

  static String countRepeated(List<Field> quasi) {
    return "SELECT count(*) FROM (SELECT 1 FROM _plan %s HAVING count(*) > 1)"
        .formatted(TupleSql.grouping(quasi));
  }

  /// The released rows, sorted by the released columns, with `_row` as last column; it orders equal
  /// rows, so that the lineage is fixed too.
  static String releasedWithRow(Path checked, Table table) {
    return "SELECT %s, t._row %s ORDER BY %s, t._row"
        .formatted(values(table), plannedRows(checked, table), sorting(table));
  }

  private static String values(Table table) {
    return Sql.list(table.published(), field -> value(field, table) + " AS " + Sql.name(field));
  }

  /// The rows that are not suppressed; a row that the plan does not know ends the step.
  private static String plannedRows(Path checked, Table table) {
    return "FROM %s t LEFT JOIN _plan p ON %s WHERE %s"
        .formatted(
            Sql.parquet(checked),
            sameTuple(table.quasi()),
            "CASE WHEN p._suppressed IS NULL THEN error('%s')::BOOLEAN ELSE NOT p._suppressed END"
                .formatted(UNPLANNED));
  }

  private static String sorting(Table table) {
    return IntStream.rangeClosed(1, table.published().size())
        .mapToObj(i -> i + " ASC NULLS FIRST")
        .collect(Collectors.joining(", "));
  }

  private static String value(Field field, Table table) {
    var column = "t." + Sql.name(field);
    if (field.role() == Role.QUASI) {
      return "nullif(p._r" + table.quasi().indexOf(field) + ", '')";
    }
    return field.round().isPresent()
        ? FieldSql.rounded(field.type(), column, field.round().getAsLong())
        : column;
  }

  private static String sameTuple(List<Field> quasi) {
    return quasi.isEmpty()
        ? "true"
        : IntStream.range(0, quasi.size())
            .mapToObj(
                i -> FieldSql.text(quasi.get(i), "t." + Sql.name(quasi.get(i))) + " = p._q" + i)
            .collect(Collectors.joining(" AND "));
  }

  /// The published columns alone, in the order of the file.
  static String published(Path sorted, Table table) {
    return "SELECT %s FROM %s"
        .formatted(Sql.list(table.published(), Sql::name), Sql.parquet(sorted));
  }

  /// The published columns of a table without people, sorted by the key if there is one.
  static String open(Path checked, Table table) {
    return published(checked, table)
        + table.key().map(key -> " ORDER BY " + Sql.name(key)).orElse("");
  }
}

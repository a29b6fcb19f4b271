package city.madang.etl.table;

import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.Role;
import city.madang.etl.dataset.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The statements that apply a plan: `_plan` holds `_q0…` raw, `_r0…` released, `_suppressed`.
final class ReleaseSql {
  /// What the engine says of a row that the plan does not know.
  static final String UNPLANNED = "madang-unplanned-tuple";

  /// The rows that are not suppressed; a row that the plan does not know ends the step.
  private static final String PLANNED =
      "CASE WHEN p._suppressed IS NULL THEN error('%s')::BOOLEAN ELSE NOT p._suppressed END"
          .formatted(UNPLANNED);

  private ReleaseSql() {}

  static String createPlan(List<Field> quasi) {
    return "CREATE TEMP TABLE _plan (%s _suppressed BOOLEAN NOT NULL)"
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
  ///
  /// @param carried rows that keep the class of an earlier release, if there is one
  static String releasedWithRow(Path checked, Optional<Path> carried, Table table) {
    var rows =
        carried
            .map(file -> carriedRows(file) + plannedRows(table))
            .orElseGet(() -> plannedRows(table));
    return "SELECT %s, t._row FROM %s t %s WHERE %s ORDER BY %s, t._row"
        .formatted(
            values(table, carried.isPresent()),
            Sql.parquet(checked),
            rows,
            unlessCarried(carried.isPresent(), "NOT c._held", PLANNED),
            sorting(table));
  }

  private static String values(Table table, boolean carried) {
    return Sql.list(
        table.published(), field -> value(field, table, carried) + " AS " + Sql.name(field));
  }

  private static String carriedRows(Path carried) {
    return "LEFT JOIN %s c ON c._row = t._row ".formatted(Sql.parquet(carried));
  }

  private static String plannedRows(Table table) {
    return "LEFT JOIN _plan p ON " + sameTuple(table.quasi());
  }

  private static String unlessCarried(boolean carried, String then, String otherwise) {
    return carried
        ? "CASE WHEN c._row IS NOT NULL THEN %s ELSE %s END".formatted(then, otherwise)
        : otherwise;
  }

  private static String sorting(Table table) {
    return IntStream.rangeClosed(1, table.published().size())
        .mapToObj(i -> i + " ASC NULLS FIRST")
        .collect(Collectors.joining(", "));
  }

  private static String value(Field field, Table table, boolean carried) {
    var column = "t." + Sql.name(field);
    if (field.role() == Role.QUASI) {
      var label = RegisterSql.label(table.quasi().indexOf(field));
      return "nullif(%s, '')".formatted(unlessCarried(carried, "c." + label, "p." + label));
    }
    return FieldSql.released(field, column);
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

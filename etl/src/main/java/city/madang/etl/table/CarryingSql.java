package city.madang.etl.table;

import static city.madang.etl.table.RegisterSql.each;
import static city.madang.etl.table.RegisterSql.label;

import city.madang.etl.dataset.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The statements of [Carrying]: `_carried` holds `_row`, its record, `_c0…` its class in each
/// earlier release, `_class` and `_r0…` the newest of them, and `_held`.
final class CarryingSql {
  static final String CREATE_UNCOVERED =
      "CREATE OR REPLACE TEMP TABLE _uncovered (raw VARCHAR, label VARCHAR)";

  private CarryingSql() {}

  /// @param earlier the newest first
  static String createCarried(Table table, List<Path> earlier) {
    int releases = earlier.size();
    return "CREATE TEMP TABLE _carried AS SELECT * FROM (SELECT n._row, n.record, n.entity, n.alone%s, coalesce(%s) AS _class%s, false AS _held FROM %s n%s) WHERE _class IS NOT NULL"
        .formatted(
            each(releases, i -> ", coalesce(p%1$d.class, r%1$d.class) AS _c%1$d".formatted(i)),
            newest(releases, "class"),
            each(
                table, j -> ", coalesce(%s) AS %s".formatted(newest(releases, label(j)), label(j))),
            RegisterSql.records(),
            each(releases, i -> Comparison.same(earlier.get(i), i)));
  }

  /// A person's only row comes before an equal record; all columns of one entry before the next.
  private static String newest(int releases, String column) {
    return IntStream.range(0, releases)
        .mapToObj(i -> "p%1$d.%2$s, r%1$d.%2$s".formatted(i, column))
        .collect(Collectors.joining(", "));
  }

  /// Each raw value of a field with each value that it would be released as.
  static String pairs(Path checked, Table table, int field) {
    return "SELECT DISTINCT %s, %s FROM %s"
        .formatted(raw(table, field), "m." + label(field), joined(checked));
  }

  static String holdBackUncovered(Path checked, Table table, int field) {
    return "UPDATE _carried SET _held = true WHERE _row IN (SELECT m._row FROM %s JOIN _uncovered u ON u.raw = %s AND u.label = %s)"
        .formatted(joined(checked), raw(table, field), "m." + label(field));
  }

  private static String joined(Path checked) {
    return "_carried m JOIN %s c ON c._row = m._row".formatted(Sql.parquet(checked));
  }

  private static String raw(Table table, int field) {
    var quasi = table.quasi().get(field);
    return FieldSql.text(quasi, "c." + Sql.name(quasi));
  }

  static String holdBackTooFew(int releases, int k) {
    var history = each(releases, i -> (i == 0 ? "" : ", ") + "_c" + i);
    var same =
        IntStream.range(0, releases)
            .mapToObj(i -> "h._c%1$d IS NOT DISTINCT FROM m._c%1$d".formatted(i))
            .collect(Collectors.joining(" AND "));
    return "UPDATE _carried m SET _held = true FROM (SELECT %s FROM _carried WHERE NOT _held GROUP BY %s HAVING count(DISTINCT entity) < %d) h WHERE %s"
        .formatted(history, history, k, same);
  }

  static String holdBackWhereFewHaveGone(Path earlier, int k) {
    return ("UPDATE _carried SET _held = true WHERE _class IN (SELECT e.class FROM %s e WHERE"
            + " e.class IN (SELECT _class FROM _carried WHERE NOT _held) AND NOT EXISTS (SELECT"
            + " 1 FROM _carried m WHERE NOT m._held AND m._class = e.class AND m.record ="
            + " e.record) AND NOT EXISTS (SELECT 1 FROM _carried m WHERE NOT m._held AND"
            + " m._class = e.class AND m.alone AND e.alone AND m.entity = e.entity) GROUP BY"
            + " e.class HAVING count(DISTINCT e.entity) < %d)")
        .formatted(Sql.parquet(earlier), k);
  }

  static String carried(Table table) {
    return "SELECT _row, _held%s FROM _carried ORDER BY _row"
        .formatted(each(table, j -> ", " + label(j)));
  }

  static String others(Path checked) {
    return "SELECT * FROM %s c WHERE NOT EXISTS (SELECT 1 FROM _carried m WHERE m._row = c._row) ORDER BY _row"
        .formatted(Sql.parquet(checked));
  }

  /// Released values of those who stay, with their rows.
  static String classes(Table table) {
    return "SELECT %s count(*) FROM _carried WHERE NOT _held GROUP BY ALL HAVING count(*) > 0 ORDER BY ALL"
        .formatted(each(table, j -> label(j) + ", "));
  }

  static String distinctLabels(Table table, Path entry) {
    return "SELECT DISTINCT %s FROM %s ORDER BY ALL"
        .formatted(each(table, j -> (j == 0 ? "" : ", ") + label(j)), Sql.parquet(entry));
  }
}

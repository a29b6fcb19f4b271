package city.madang.etl.table;

import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.Source;
import city.madang.etl.dataset.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The statements that read a source.
final class StageSql {
  /// Number of a staged row, from 1, in the order of the file.
  static final String ROW = "_row";

  /// Code of the first check that a row fails; null for a good row.
  static final String REJECT = "_reject";

  /// Names that a column of a source cannot have.
  static final Pattern OWN_NAME = Pattern.compile("_row|_reject|_raw[0-9]+|file_row_number");

  private StageSql() {}

  /// The text of column `i` as it stands in the source.
  static String raw(int i) {
    return "_raw" + i;
  }

  /// Typed columns, `_row` and `_reject` of each well-formed record.
  static String typed(Path input, Source source, Table table, List<Check> checks) {
    return "SELECT %s, %s, %s AS %s FROM (SELECT row_number() OVER () AS %s, *, %s FROM %s)"
        .formatted(
            ROW,
            Sql.list(table.fields(), Sql::name),
            code(checks),
            REJECT,
            ROW,
            typedColumns(table.fields()),
            reader(input, source, table));
  }

  private static String typedColumns(List<Field> fields) {
    return IntStream.range(0, fields.size())
        .mapToObj(i -> FieldSql.typed(fields.get(i), raw(i)) + " AS " + Sql.name(fields.get(i)))
        .collect(Collectors.joining(", "));
  }

  private static String code(List<Check> checks) {
    if (checks.isEmpty()) {
      return "NULL::INTEGER";
    }
    return IntStream.range(0, checks.size())
        .mapToObj(i -> "WHEN " + checks.get(i).failed() + " THEN " + i)
        .collect(Collectors.joining(" ", "CASE ", " END"));
  }

  private static String reader(Path input, Source source, Table table) {
    var columns =
        IntStream.range(0, table.fields().size())
            .mapToObj(i -> Sql.text(raw(i)) + ": 'VARCHAR'")
            .collect(Collectors.joining(", "));
    return ("read_csv(%s, columns = {%s}, delim = %s, auto_detect = false, header = true,"
            + " quote = '\"', escape = '\"', nullstr = '', null_padding = false,"
            + " strict_mode = true, compression = 'none', hive_partitioning = false,"
            + " store_rejects = true)")
        .formatted(Sql.pattern(input), columns, Sql.text(String.valueOf(source.delimiter())));
  }

  /// All rows; those that repeat a value of an earlier good row get a code from `firstCode` on.
  static String markRepeated(Path first, List<Field> unique, int firstCode) {
    var rows = Sql.parquet(first);
    for (int i = 0; i < unique.size(); i++) {
      rows = "(" + markRepeated(rows, unique.get(i), firstCode + i) + ")";
    }
    return "FROM " + rows + " ORDER BY " + ROW;
  }

  private static String markRepeated(String rows, Field field, int code) {
    var column = Sql.name(field);
    var place =
        "row_number() OVER (PARTITION BY %s ORDER BY %s IS NOT NULL, %s)"
            .formatted(column, REJECT, ROW);
    var repeated = "%s IS NULL AND %s IS NOT NULL AND %s > 1".formatted(REJECT, column, place);
    return "SELECT * REPLACE (CASE WHEN %s THEN %d ELSE %s END AS %s) FROM %s"
        .formatted(repeated, code, REJECT, REJECT, rows);
  }

  static String countRepeated(Path staged, Field field) {
    return "SELECT count(%1$s) - count(DISTINCT %1$s) FROM %2$s WHERE %3$s IS NULL"
        .formatted(Sql.name(field), Sql.parquet(staged), REJECT);
  }

  static String countRejects(Path marked) {
    return "SELECT %1$s, count(*) FROM %2$s WHERE %1$s IS NOT NULL GROUP BY ALL ORDER BY 1"
        .formatted(REJECT, Sql.parquet(marked));
  }

  static String firstRejects(Path marked) {
    return "SELECT %1$s, %2$s FROM %3$s WHERE %2$s IS NOT NULL ORDER BY %1$s LIMIT %4$d"
        .formatted(ROW, REJECT, Sql.parquet(marked), StageResult.LISTED_REJECTS);
  }

  /// The good rows alone, in order.
  static String good(Path staged) {
    return "SELECT * FROM %s WHERE %s IS NULL ORDER BY %s"
        .formatted(Sql.parquet(staged), REJECT, ROW);
  }
}

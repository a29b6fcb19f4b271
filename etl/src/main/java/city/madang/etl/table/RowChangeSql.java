package city.madang.etl.table;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The statements that find changed rows: `_edit` holds `before`, `after`, `moved`.
///
/// A row is compared by a hash of 64 bits over its values, so that neither file has to be held.
/// Whoever writes a diff of it proves it by applying it.
///
/// @param before the old file
/// @param after the new file
/// @param key by which rows are the same row; without one they are so by all of their values
record RowChangeSql(
    Path before,
    Path after,
    List<Column> oldColumns,
    List<Column> newColumns,
    Optional<String> key) {
  static final String CREATE = "CREATE TABLE _edit (before BIGINT, after BIGINT, moved BOOLEAN)";
  static final String REMOVED = "SELECT before FROM _edit WHERE after IS NULL ORDER BY before";
  static final String WRITTEN =
      "SELECT coalesce(before, 0), after, moved FROM _edit WHERE after IS NOT NULL ORDER BY after";
  static final String COUNTS =
      """
      SELECT count(*) FILTER (WHERE before IS NULL), count(*) FILTER (WHERE after IS NULL),
        count(*) FILTER (WHERE NOT moved AND before IS NOT NULL AND after IS NOT NULL)
      FROM _edit
      """;

  String insert() {
    var other = key.isPresent() ? " OR b.h <> a.h" : "";
    return "INSERT INTO _edit SELECT b.n, a.n, false FROM %s b FULL OUTER JOIN %s a ON %s"
            .formatted(rows(before, true), rows(after, false), same())
        + " WHERE b.n IS NULL OR a.n IS NULL"
        + other;
  }

  /// The places of the rows that are not written, by their place in the new file.
  String kept() {
    var equal = key.isPresent() ? " WHERE b.h = a.h" : "";
    return "SELECT b.n, a.n FROM %s b JOIN %s a ON %s%s ORDER BY a.n"
        .formatted(rows(before, true), rows(after, false), same(), equal);
  }

  private String same() {
    return key.isPresent() ? "b.k = a.k" : "b.h = a.h AND b.k = a.k";
  }

  private String rows(Path file, boolean old) {
    var hashed =
        "SELECT %s AS k, file_row_number + 1 AS n, hash(%s) AS h FROM %s"
            .formatted(
                key.map(Sql::name).orElse("0"),
                newColumns.stream()
                    .map(column -> value(column, old))
                    .collect(Collectors.joining(", ")),
                Sql.numberedParquet(file));
    return key.isPresent()
        ? "(" + hashed + ")"
        // The first copy of a row is the first one of the other file, and so on.
        : "(SELECT h, n, row_number() OVER (PARTITION BY h ORDER BY n) AS k FROM (%s))"
            .formatted(hashed);
  }

  /// What a column of the new file has in a row, in the same way for both files.
  private String value(Column column, boolean old) {
    var earlier =
        oldColumns.stream()
            .collect(Collectors.toMap(Column::name, Function.identity(), (a, _) -> a));
    return sameType(column, earlier) ? typed(column) : text(column, old, earlier);
  }

  private static boolean sameType(Column column, Map<String, Column> earlier) {
    return column.equals(earlier.get(column.name()));
  }

  /// The two zeros are equal numbers, but not equal texts.
  private static String typed(Column column) {
    var name = Sql.name(column.name());
    return column.type().equals("DOUBLE") ? name + ", signbit(" + name + ")" : name;
  }

  private static String text(Column column, boolean old, Map<String, Column> earlier) {
    var source = old ? earlier.get(column.name()) : column;
    return source == null ? "NULL::VARCHAR" : "(" + source.exchangedValue() + ")::VARCHAR";
  }
}

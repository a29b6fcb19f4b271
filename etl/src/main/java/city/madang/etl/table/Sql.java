package city.madang.etl.table;

import city.madang.etl.dataset.Field;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Quotes what goes into SQL. Nothing else in this package puts a name or a path into a statement.
final class Sql {
  private Sql() {}

  /// A name of a column, quoted.
  static String name(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  static String name(Field field) {
    return name(field.name());
  }

  /// A text value, quoted; a backslash means itself.
  static String text(String value) {
    if (value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a text in SQL holds no NUL");
    }
    return "'" + value.replace("'", "''") + "'";
  }

  static String texts(Collection<String> values) {
    return list(List.copyOf(values), Sql::text);
  }

  /// A file to write.
  static String path(Path file) {
    return text(file.toAbsolutePath().toString());
  }

  /// A file to read; the reader would take `*`, `?` and `[` for a pattern.
  static String pattern(Path file) {
    return text(escapePattern(file));
  }

  static String escapePattern(Path file) {
    return file.toAbsolutePath().toString().replaceAll("[\\[*?]", "[$0]");
  }

  /// The rows of a Parquet file of ours.
  static String parquet(Path file) {
    return "read_parquet(" + pattern(file) + ", hive_partitioning = false)";
  }

  /// The same, with `file_row_number` from 0.
  static String numberedParquet(Path file) {
    return "read_parquet(%s, hive_partitioning = false, file_row_number = true)"
        .formatted(pattern(file));
  }

  /// Writes `select` as Parquet, in its order.
  static String copyToParquet(String select, Path target) {
    return "COPY (%s) TO %s (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)"
        .formatted(select, path(target));
  }

  /// Parts with commas between.
  static <T> String list(List<T> parts, Function<T, String> sql) {
    return parts.stream().map(sql).collect(Collectors.joining(", "));
  }
}

package city.madang.etl.table;

import city.madang.etl.dataset.Field;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Tuples of quasi-identifiers in SQL: as texts, under names of ours; a table may have none.
final class TupleSql {
  private TupleSql() {}

  /// The name of value `i` of the raw tuple.
  static String name(int i) {
    return "_q" + i;
  }

  /// The texts of the typed columns, each named and followed by a comma.
  ///
  /// @param row the alias of the table with a dot, or nothing
  static String texts(List<Field> quasi, String row) {
    return each(
        quasi,
        i -> FieldSql.text(quasi.get(i), row + Sql.name(quasi.get(i))) + " AS " + name(i) + ", ");
  }

  /// Names alone, each followed by a comma.
  static String names(List<Field> quasi) {
    return each(quasi, i -> name(i) + ", ");
  }

  /// The name of a sensitive value.
  static String sensitive(int i) {
    return "_s" + i;
  }

  /// The texts of the sensitive columns of a released file, as they stand there; each named and
  /// followed by a comma.
  ///
  /// @param row the alias of the table with a dot
  static String sensitiveTexts(List<Field> fields, String row) {
    return sensitiveTexts(fields, field -> row + Sql.name(field));
  }

  /// The same of the checked table, as they will be released.
  static String releasedTexts(List<Field> fields) {
    return sensitiveTexts(fields, TupleSql::releasedValue);
  }

  private static String sensitiveTexts(List<Field> fields, Function<Field, String> value) {
    return each(
        fields,
        i ->
            FieldSql.text(fields.get(i), value.apply(fields.get(i)))
                + " AS "
                + sensitive(i)
                + ", ");
  }

  /// The typed columns under our names, each followed by a comma.
  static String values(List<Field> quasi, List<Field> sensitive) {
    return each(quasi, i -> Sql.name(quasi.get(i)) + " AS " + name(i) + ", ")
        + each(sensitive, i -> releasedValue(sensitive.get(i)) + " AS " + sensitive(i) + ", ");
  }

  private static String releasedValue(Field field) {
    return FieldSql.released(field, Sql.name(field));
  }

  /// The texts of what [#values] has named, each followed by a comma.
  static String namedTexts(List<Field> quasi, List<Field> sensitive) {
    return each(quasi, i -> FieldSql.text(quasi.get(i), name(i)) + ", ")
        + each(sensitive, i -> FieldSql.text(sensitive.get(i), sensitive(i)) + ", ");
  }

  /// Their names alone, each followed by a comma.
  static String sensitiveNames(List<Field> fields) {
    return each(fields, i -> sensitive(i) + ", ");
  }

  /// Groups by tuple and sensitive values.
  static String grouping(List<Field> quasi, List<Field> sensitive) {
    var names =
        Stream.concat(
                IntStream.range(0, quasi.size()).mapToObj(TupleSql::name),
                IntStream.range(0, sensitive.size()).mapToObj(TupleSql::sensitive))
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : "GROUP BY " + names;
  }

  static String grouping(List<Field> quasi) {
    return quasi.isEmpty() ? "" : "GROUP BY " + joined(quasi);
  }

  static String ordering(List<Field> quasi) {
    return quasi.isEmpty() ? "" : "ORDER BY " + joined(quasi);
  }

  /// How two tables with tuples are joined; `USING` the names, or all with all.
  static String joining(List<Field> quasi) {
    return quasi.isEmpty() ? "ON true" : "USING (" + joined(quasi) + ")";
  }

  private static String joined(List<Field> quasi) {
    return IntStream.range(0, quasi.size())
        .mapToObj(TupleSql::name)
        .collect(Collectors.joining(", "));
  }

  private static String each(List<Field> quasi, IntFunction<String> sql) {
    return IntStream.range(0, quasi.size()).mapToObj(sql).collect(Collectors.joining());
  }
}

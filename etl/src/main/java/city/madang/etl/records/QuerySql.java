package city.madang.etl.records;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.records.query.Output;
import city.madang.etl.records.query.RecordQuery;
import city.madang.etl.records.query.RecordQuery.Selection;
import city.madang.etl.records.query.RecordQuery.Sort;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes a query as SQL: first the shown columns, then those that it is sorted by, then, of rows,
/// the place in the file. Names that the caller gives are not in it.
final class QuerySql {
  private final String rows;
  private final RecordQuery query;
  private final List<Object> parameters = new ArrayList<>();

  QuerySql(String rows, RecordQuery query) {
    this.rows = rows;
    this.query = query;
  }

  /// In the order of the question marks.
  List<Object> parameters() {
    return parameters;
  }

  /// The next rows after a position.
  ///
  /// @param after a value for each key, or empty for the first page
  String page(List<@Nullable Object> after, int limit) {
    if (query.grouped()) {
      return grouped(after) + limit(limit);
    }
    var keys = shown(true);
    if (query.sorts().isEmpty()) {
      return "SELECT %s FROM %s%s%s".formatted(keys, rows, filter(after), limit(limit));
    }
    // First which rows, by the columns that tell it; only then all that is shown of them.
    return "SELECT %1$s FROM %2$s WHERE %3$s IN (SELECT %3$s FROM %2$s%4$s%5$s%6$s)%5$s"
        .formatted(keys, rows, Sql.ROW, filter(after), sorting(), limit(limit));
  }

  /// All rows.
  String all() {
    if (query.grouped()) {
      return grouped(List.of());
    }
    return "SELECT %s FROM %s%s%s"
        .formatted(shown(false), rows, filter(List.of()), query.sorts().isEmpty() ? "" : sorting());
  }

  /// All rows under the names that the query gives, with the types of the engine.
  String file() {
    return file(List.of());
  }

  /// The rows of a page, like [#file()].
  String file(List<@Nullable Object> after, int limit) {
    return file(after) + limit(limit);
  }

  /// The one statement with names of the caller: they are quoted, and were checked.
  private String file(List<@Nullable Object> after) {
    var inner = new ArrayList<String>();
    var columns = columns();
    if (query.grouped()) {
      for (var selection : query.selections()) {
        var column = "c" + columns.indexOf(selection.output());
        inner.add(fileValue(selection.output(), column) + " AS " + quoted(selection));
      }
      return "SELECT %s FROM (%s)%s%s"
          .formatted(
              String.join(", ", inner),
              groups(columns),
              groupsAfter(columns, after),
              groupSorting(columns));
    }
    for (var selection : query.selections()) {
      inner.add(
          fileValue(selection.output(), Sql.output(selection.output()))
              + " AS "
              + quoted(selection));
    }
    return "SELECT %s FROM %s%s%s"
        .formatted(
            String.join(", ", inner),
            rows,
            filter(after),
            query.sorts().isEmpty() ? "" : sorting());
  }

  /// Sums can be longer than other whole numbers, and files of them would be read by few.
  private static String fileValue(Output output, String column) {
    return Sql.isSum(output) && output.type() == FieldType.INTEGER
        ? "CAST(%s AS DECIMAL(38, 0))".formatted(column)
        : column;
  }

  private static String quoted(Selection selection) {
    return '"' + selection.name().replace("\"", "\"\"") + '"';
  }

  private String shown(boolean withKeys) {
    var outputs = query.selections().stream().map(Selection::output);
    var keys = withKeys ? query.sorts().stream().map(Sort::output) : Stream.<Output>empty();
    var columns =
        Stream.concat(outputs, keys)
            .map(output -> Sql.read(output, Sql.output(output)))
            .collect(Collectors.joining(", "));
    return withKeys ? columns + ", " + Sql.ROW : columns;
  }

  private String filter(List<@Nullable Object> after) {
    var parts = new ArrayList<String>();
    query.where().ifPresent(where -> parts.add(new ConditionSql(parameters).write(where)));
    if (!after.isEmpty()) {
      parts.add(
          after(query.sorts().stream().map(sort -> Sql.output(sort.output())).toList(), after));
    }
    return parts.isEmpty() ? "" : " WHERE " + String.join(" AND ", parts);
  }

  private String sorting() {
    return " ORDER BY %s, %s"
        .formatted(
            query.sorts().stream()
                .map(sort -> Sql.output(sort.output()) + direction(sort))
                .collect(Collectors.joining(", ")),
            Sql.ROW);
  }

  private static String direction(Sort sort) {
    return (sort.descending() ? " DESC" : " ASC") + " NULLS LAST";
  }

  private String grouped(List<@Nullable Object> after) {
    var columns = columns();
    var shown =
        Stream.concat(
                query.selections().stream().map(Selection::output),
                query.sorts().stream().map(Sort::output))
            .map(output -> Sql.read(output, "c" + columns.indexOf(output)))
            .collect(Collectors.joining(", "));
    var groups = groups(columns);
    return "SELECT %s FROM (%s)%s%s"
        .formatted(shown, groups, groupsAfter(columns, after), groupSorting(columns));
  }

  private String groupsAfter(List<Output> columns, List<@Nullable Object> after) {
    var keys = query.sorts().stream().map(sort -> "c" + columns.indexOf(sort.output())).toList();
    return after.isEmpty() ? "" : " WHERE " + after(keys, after);
  }

  private List<Output> columns() {
    var outputs = new LinkedHashSet<Output>();
    query.selections().forEach(selection -> outputs.add(selection.output()));
    query.sorts().forEach(sort -> outputs.add(sort.output()));
    return List.copyOf(outputs);
  }

  private String groups(List<Output> columns) {
    var inner =
        IntStream.range(0, columns.size())
            .mapToObj(i -> Sql.output(columns.get(i)) + " AS c" + i)
            .collect(Collectors.joining(", "));
    var keys = query.groups().stream().map(Sql::term).collect(Collectors.joining(", "));
    return "SELECT %s FROM %s%s%s"
        .formatted(inner, rows, filterOnly(), keys.isEmpty() ? "" : " GROUP BY " + keys);
  }

  private String filterOnly() {
    return query
        .where()
        .map(where -> " WHERE " + new ConditionSql(parameters).write(where))
        .orElse("");
  }

  private String groupSorting(List<Output> columns) {
    return query.sorts().isEmpty()
        ? ""
        : query.sorts().stream()
            .map(sort -> "c" + columns.indexOf(sort.output()) + direction(sort))
            .collect(Collectors.joining(", ", " ORDER BY ", ""));
  }

  private String limit(int limit) {
    return " LIMIT " + limit;
  }

  /// What comes after a position: a later first key, or the same one and a later second, and so on.
  private String after(List<String> keys, List<@Nullable Object> values) {
    var ways = new ArrayList<String>();
    for (int i = 0; i < values.size(); i++) {
      var way = new ArrayList<String>();
      boolean possible = i >= keys.size() || values.get(i) != null;
      if (!possible) {
        continue; // nothing comes after no value
      }
      for (int j = 0; j < i; j++) {
        way.add(same(keys.get(j), query.sorts().get(j), values.get(j)));
      }
      way.add(
          i < keys.size()
              ? later(keys.get(i), query.sorts().get(i), values.get(i))
              : "%s > %s".formatted(Sql.ROW, parameter(FieldType.INTEGER, values.get(i))));
      ways.add(way.stream().collect(Collectors.joining(" AND ", "(", ")")));
    }
    return ways.isEmpty() ? "false" : ways.stream().collect(Collectors.joining(" OR ", "(", ")"));
  }

  private String same(String key, Sort sort, @Nullable Object value) {
    return value == null
        ? key + " IS NULL"
        : "%s = %s".formatted(key, parameter(sort.output().type(), value));
  }

  private String later(String key, Sort sort, @Nullable Object value) {
    return "(%1$s %2$s %3$s OR %1$s IS NULL)"
        .formatted(key, sort.descending() ? "<" : ">", parameter(sort.output().type(), value));
  }

  private String parameter(FieldType type, @Nullable Object value) {
    if (value == null) {
      throw new IllegalStateException("no value is no parameter");
    }
    parameters.add(value instanceof BigInteger whole ? whole.toString() : value);
    return value instanceof BigInteger ? "CAST(? AS HUGEINT)" : Sql.parameter(type);
  }
}

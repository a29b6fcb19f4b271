package city.madang.etl.records.sql;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.records.query.Condition;
import city.madang.etl.records.query.Output;
import city.madang.etl.records.query.Output.Aggregate;
import city.madang.etl.records.query.Output.Kind;
import city.madang.etl.records.query.RecordQuery;
import city.madang.etl.records.query.RecordQuery.Selection;
import city.madang.etl.records.query.RecordQuery.Sort;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes a query as SQL: first the shown columns, then those that it is sorted by, then, of rows,
/// the place in the file. Names that the caller gives are not in it.
public final class QuerySql {
  private final String rows;
  private final Optional<Source.Places> places;
  private final RecordQuery query;
  private final List<Object> parameters = new ArrayList<>();

  public QuerySql(Source source, RecordQuery query) {
    this.rows = source.rows();
    this.places = source.places();
    this.query = query;
  }

  /// In the order of the question marks.
  public List<Object> parameters() {
    return parameters;
  }

  /// The next rows after a position.
  ///
  /// @param after a value for each key, or empty for the first page
  public String page(List<@Nullable Object> after, int limit) {
    if (query.grouped()) {
      return grouped(after) + limit(limit);
    }
    var keys = shown(true);
    if (query.sorts().isEmpty()) {
      return "SELECT %s FROM %s%s%s%s"
          .formatted(keys, rows, filter(after), sorting(), limit(limit));
    }
    // First which rows, by the columns that tell it; only then all that is shown of them.
    return "SELECT %1$s FROM %2$s WHERE %3$s IN (SELECT %3$s FROM %2$s%4$s%5$s%6$s)%5$s"
        .formatted(keys, rows, Sql.ROW, filter(after), sorting(), limit(limit));
  }

  /// All rows.
  public String all() {
    if (query.grouped()) {
      return grouped(List.of());
    }
    return "SELECT %s FROM %s%s%s".formatted(shown(false), rows, filter(List.of()), sorting());
  }

  /// How many rows have such a place, up to a number that is too many.
  public String placeCount(int tooMany) {
    return "SELECT count(*) FROM (%s LIMIT %d)".formatted(placed("1"), tooMany);
  }

  /// All rows under the names that the query gives, with the types of the engine.
  public String file() {
    return file(List.of());
  }

  /// The rows of a page, like [#file()].
  public String file(List<@Nullable Object> after, int limit) {
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
        .formatted(String.join(", ", inner), rows, filter(after), sorting());
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
    var parts = conditions();
    if (!after.isEmpty()) {
      parts.add(
          after(query.sorts().stream().map(sort -> Sql.output(sort.output())).toList(), after, 0));
    }
    return parts.isEmpty() ? "" : " WHERE " + String.join(" AND ", parts);
  }

  private List<String> conditions() {
    var parts = new ArrayList<String>();
    if (places.isPresent()) {
      parts.add("%s IN (%s)".formatted(Sql.ROW, placed(Sql.ROW)));
    }
    query.where().stream()
        .flatMap(where -> where.conjuncts().stream())
        .filter(condition -> places.isEmpty() || !condition.isOfPlace())
        .forEach(condition -> parts.add(new ConditionSql(parameters).write(condition)));
    return parts;
  }

  private String placed(String column) {
    var conditions =
        query.where().stream()
            .flatMap(where -> where.conjuncts().stream())
            .filter(Condition::isOfPlace)
            .map(condition -> new ConditionSql(parameters).writePlaced(condition))
            .collect(Collectors.joining(" AND "));
    return "SELECT %s FROM %s WHERE %s".formatted(column, places.orElseThrow().table(), conditions);
  }

  /// Rows have the order of their file, which a look at their places loses.
  private String sorting() {
    if (query.sorts().isEmpty()) {
      return places.isEmpty() ? "" : " ORDER BY " + Sql.ROW;
    }
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
    return after.isEmpty() ? "" : " WHERE " + after(keys, after, 0);
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
            .mapToObj(i -> column(columns, i) + " AS c" + i)
            .collect(Collectors.joining(", "));
    var keys = query.groups().stream().map(Sql::term).collect(Collectors.joining(", "));
    return "SELECT %s FROM %s%s%s"
        .formatted(inner, rows, filter(List.of()), keys.isEmpty() ? "" : " GROUP BY " + keys);
  }

  /// Percentiles of one term are found together, in half of the time and memory for two.
  private static String column(List<Output> columns, int index) {
    if (!(columns.get(index) instanceof Aggregate(var kind, var term, var fraction))
        || kind != Kind.PERCENTILE) {
      return Sql.output(columns.get(index));
    }
    var fractions =
        columns.stream()
            .filter(Aggregate.class::isInstance)
            .map(Aggregate.class::cast)
            .filter(other -> other.kind() == kind && other.term().equals(term))
            .map(Aggregate::fraction)
            .toList();
    return Sql.percentile(term.orElseThrow(), fractions, fractions.indexOf(fraction));
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

  /// What comes after a position, from one key on: no earlier value of it, and either a later one
  /// or, with the same value, what comes after by the other keys. The engine skips parts of a table
  /// by the first half of it.
  private String after(List<String> keys, List<@Nullable Object> values, int from) {
    if (from == keys.size()) {
      return "%s > %s".formatted(Sql.ROW, parameter(FieldType.INTEGER, values.get(from)));
    }
    var key = keys.get(from);
    var value = values.get(from);
    boolean last = from == values.size() - 1; // groups have no row
    if (value == null) {
      // Nothing comes after no value.
      return last ? "false" : "(%s IS NULL AND %s)".formatted(key, after(keys, values, from + 1));
    }
    var type = query.sorts().get(from).output().type();
    var sign = query.sorts().get(from).descending() ? "<" : ">";
    if (last) {
      return "(%1$s %2$s %3$s OR %1$s IS NULL)".formatted(key, sign, parameter(type, value));
    }
    return "((%1$s %2$s= %3$s OR %1$s IS NULL) AND (%1$s IS DISTINCT FROM %4$s OR %5$s))"
        .formatted(
            key,
            sign,
            parameter(type, value),
            parameter(type, value),
            after(keys, values, from + 1));
  }

  private String parameter(FieldType type, @Nullable Object value) {
    if (value == null) {
      throw new IllegalStateException("no value is no parameter");
    }
    parameters.add(value instanceof BigInteger whole ? whole.toString() : value);
    return value instanceof BigInteger ? "CAST(? AS HUGEINT)" : Sql.parameter(type);
  }
}

package city.madang.etl.records.sql;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.records.query.Output;
import city.madang.etl.records.query.Term;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The words of SQL that do not depend on values: names come from the released file, everything
/// else from closed sets.
public final class Sql {
  /// The place of a row in its file, from 0.
  public static final String ROW = "file_row_number";

  /// The table of a copy.
  public static final String COPIED = "copied";

  /// The places of a copy.
  public static final String PLACES = "places";

  private Sql() {}

  public static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /// A file to read; the reader would take `*`, `?` and `[` for a pattern.
  public static String file(Path file) {
    return text(file.toAbsolutePath().toString().replaceAll("[\\[*?]", "[$0]"));
  }

  /// The rows of a released file, with [#ROW].
  public static String rows(Path file) {
    return "read_parquet(%s, hive_partitioning = false, file_row_number = true)"
        .formatted(file(file));
  }

  public static String name(String field) {
    return '"' + field.replace("\"", "\"\"") + '"';
  }

  public static String term(Term term) {
    var name = name(term.field().name());
    return switch (term) {
      case Term.Column _ -> name;
      case Term.Bucket(var unit, var field) ->
          "CAST(date_trunc('%s', %s) AS %s)"
              .formatted(unit.name().toLowerCase(Locale.ROOT), name, type(field.type()));
      case Term.Part(var part, _) -> "CAST(%s(%s) AS BIGINT)".formatted(part(part), name);
    };
  }

  private static String part(Term.TimePart part) {
    return switch (part) {
      case YEAR -> "year";
      case MONTH -> "month";
      case DAY -> "day";
      case WEEKDAY -> "isodow";
      case HOUR -> "hour";
    };
  }

  public static String output(Output output) {
    return switch (output) {
      case Output.OfTerm(var term) -> term(term);
      case Output.Aggregate(var kind, var of, var fraction) -> {
        var term = of.map(Sql::term).orElse("*");
        yield switch (kind) {
          case COUNT -> "count(%s)".formatted(term);
          case COUNT_DISTINCT -> "count(DISTINCT %s)".formatted(term);
          case SUM -> "sum(%s)".formatted(term);
          case AVG -> "avg(%s)".formatted(term);
          case MIN -> "min(%s)".formatted(term);
          case MAX -> "max(%s)".formatted(term);
          case PERCENTILE -> percentile(of.orElseThrow(), List.of(fraction), 0);
        };
      }
    };
  }

  /// One of the percentiles of a term that are asked together.
  public static String percentile(Term term, List<Double> fractions, int index) {
    var list =
        fractions.stream()
            .map(fraction -> new BigDecimal(fraction).toPlainString())
            .collect(Collectors.joining(", ", "[", "]"));
    return "quantile_cont(CAST(%s AS DOUBLE), %s)[%d]".formatted(term(term), list, index + 1);
  }

  /// A column as it is read from an answer: times as text, whole numbers in full.
  public static String read(Output output, String column) {
    return switch (output.type()) {
      case DATE, TIME -> "CAST(%s AS VARCHAR)".formatted(column);
      case DATETIME -> "replace(CAST(%s AS VARCHAR), ' ', 'T')".formatted(column);
      case INTEGER -> isSum(output) ? "CAST(%s AS VARCHAR)".formatted(column) : column;
      case STRING, NUMBER, BOOLEAN, YEAR -> column;
    };
  }

  public static boolean isSum(Output output) {
    return output instanceof Output.Aggregate(var kind, _, _) && kind == Output.Kind.SUM;
  }

  /// A parameter of this type.
  public static String parameter(FieldType type) {
    return switch (type) {
      case DATE, TIME, DATETIME -> "CAST(? AS %s)".formatted(type(type));
      case STRING, INTEGER, NUMBER, BOOLEAN, YEAR -> "?";
    };
  }

  private static String type(FieldType type) {
    return switch (type) {
      case STRING -> "VARCHAR";
      case INTEGER -> "BIGINT";
      case NUMBER -> "DOUBLE";
      case BOOLEAN -> "BOOLEAN";
      case DATE -> "DATE";
      case TIME -> "TIME";
      case DATETIME -> "TIMESTAMP";
      case YEAR -> "INTEGER";
    };
  }
}

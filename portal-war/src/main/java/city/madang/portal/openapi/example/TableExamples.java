package city.madang.portal.openapi.example;

import city.madang.etl.records.query.RecordField;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes the examples of a table. They are made of values that its first rows have, so each of them
/// has an answer of one row or more.
public final class TableExamples {
  private static final String SELECT = "select";
  private static final String WHERE = "where";
  private static final String GROUP = "groupby";
  private static final String ORDER = "orderby";

  private final Sample sample;
  private final List<Example> examples = new ArrayList<>();

  private TableExamples(Sample sample) {
    this.sample = sample;
  }

  /// None for a table without rows.
  public static List<Example> of(Sample sample) {
    return sample.rows().isEmpty() ? List.of() : new TableExamples(sample).make();
  }

  private List<Example> make() {
    sample.key().ifPresent(this::values);
    sample.number().ifPresent(field -> range(field, "number"));
    sample.time().ifPresent(field -> range(field, "time"));
    sample.text().ifPresent(this::patterns);
    nulls();
    places();
    sample.key().ifPresent(key -> sample.number().ifPresent(number -> both(key, number)));
    rows();
    sample.number().ifPresent(this::figures);
    sample.key().ifPresent(this::groups);
    sample.time().ifPresent(this::times);
    return List.copyOf(examples);
  }

  private void values(RecordField field) {
    var values = Sample.sorted(sample.values(field));
    var first = values.getFirst();
    var name = Literal.name(field);
    where("equal", "Equal to a value", name + " = " + literal(field, first));
    where(
        "in",
        "One of some values",
        "%s in (%s, %s)".formatted(name, literal(field, first), literal(field, values.getLast())));
  }

  private void range(RecordField field, String kind) {
    var values = Sample.sorted(sample.values(field));
    var least = literal(field, values.getFirst());
    var name = Literal.name(field);
    where(kind + "-from", "From a " + kind + " on", name + " >= " + least);
    where(
        kind + "-between",
        "Between, both ends included",
        "%s between %s and %s".formatted(name, least, literal(field, values.getLast())));
    add(ORDER, kind + "-last", "The greatest first; no value comes last", name + " desc");
  }

  private void patterns(RecordField field) {
    var begin = Literal.pattern((String) sample.values(field).getFirst());
    var name = Literal.name(field);
    where("like", "Begins with", "%s like %s".formatted(name, Literal.text(begin + "%")));
    where(
        "ilike",
        "Contains, in upper or lower case",
        "%s ilike %s".formatted(name, Literal.text("%" + begin + "%")));
  }

  private void nulls() {
    sample
        .absent()
        .ifPresent(field -> where("null", "Has no value", Literal.name(field) + " is null"));
    sample
        .key()
        .ifPresent(field -> where("not-null", "Has a value", Literal.name(field) + " is not null"));
  }

  private void places() {
    sample
        .place()
        .ifPresent(
            at -> {
              where(
                  "box",
                  "Within a box: south, west, north, east",
                  "in_bbox(%s, %s, %s, %s)"
                      .formatted(
                          degrees(at[0] - 0.01, 90, RoundingMode.FLOOR),
                          degrees(at[1] - 0.01, 180, RoundingMode.FLOOR),
                          degrees(at[0] + 0.01, 90, RoundingMode.CEILING),
                          degrees(at[1] + 0.01, 180, RoundingMode.CEILING)));
              where(
                  "distance",
                  "Within 500 m of a latitude and longitude",
                  "within_distance(%s, %s, 500)"
                      .formatted(
                          degrees(at[0], 90, RoundingMode.HALF_UP),
                          degrees(at[1], 180, RoundingMode.HALF_UP)));
            });
  }

  private static String degrees(double value, int most, RoundingMode rounding) {
    var bounded = Math.clamp(value, -most, most);
    return new BigDecimal(bounded).setScale(4, rounding).toPlainString();
  }

  private void both(RecordField key, RecordField number) {
    sample
        .together(key, number)
        .ifPresent(
            pair ->
                where(
                    "and",
                    "Conditions joined by and, or, not and parentheses",
                    "%s = %s and not (%s < %s)"
                        .formatted(
                            Literal.name(key),
                            literal(key, pair.getFirst()),
                            Literal.name(number),
                            literal(number, pair.getLast()))));
  }

  private void rows() {
    var names = sample.table().fields().stream().limit(3).map(Literal::name).toList();
    add(SELECT, "fields", "Some fields", String.join(", ", names));
    add(SELECT, "count", "How many rows there are", "count(*)");
    add(ORDER, "field", "By a field", names.getFirst());
  }

  private void figures(RecordField field) {
    var name = Literal.name(field);
    add(
        SELECT,
        "figures",
        "Figures over all rows",
        "min(%1$s), avg(%1$s) as average, max(%1$s)".formatted(name));
    add(
        SELECT,
        "percentiles",
        "Percentiles over all rows",
        "percentile(%1$s, 0.5) as median, percentile(%1$s, 0.95) as p95".formatted(name));
  }

  private void groups(RecordField key) {
    var name = Literal.name(key);
    add(GROUP, "field", "A group for each value; shown with their count", name);
    add(ORDER, "groups", "The largest groups first", "count desc", Map.of(GROUP, name));
    add(
        SELECT,
        "groups",
        "Groups with figures of your choice",
        name + ", count(*) as how_many, count(distinct %s)".formatted(first()),
        Map.of(GROUP, name, ORDER, "how_many desc"));
    sample
        .number()
        .ifPresent(
            number ->
                add(
                    SELECT,
                    "group-percentiles",
                    "Percentiles of each group",
                    "%1$s, avg(%2$s) as average, percentile(%2$s, 0.9) as p90"
                        .formatted(name, Literal.name(number)),
                    Map.of(GROUP, name)));
  }

  private String first() {
    return Literal.name(sample.table().fields().getFirst());
  }

  private void times(RecordField field) {
    var month = "date_trunc('month', %s)".formatted(Literal.name(field));
    add(GROUP, "month", "A group for each month", month);
    add(
        GROUP,
        "weekday",
        "A group for each day of the week",
        "weekday(" + Literal.name(field) + ")");
    add(SELECT, "months", "Counts by month", month + " as month, count(*)", Map.of(GROUP, month));
  }

  private static String literal(RecordField field, Object value) {
    return Literal.value(field.type(), value);
  }

  private void where(String name, String summary, String value) {
    add(WHERE, name, summary, value);
  }

  private void add(String parameter, String name, String summary, String value) {
    add(parameter, name, summary, value, Map.of());
  }

  private void add(
      String parameter, String name, String summary, String value, Map<String, String> with) {
    var all = new LinkedHashMap<>(with);
    all.put("table", sample.table().name());
    examples.add(new Example(parameter, name, summary, value, all));
  }
}

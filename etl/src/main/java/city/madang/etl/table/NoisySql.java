package city.madang.etl.table;

import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.NoisePolicy;
import city.madang.etl.dataset.NoisePolicy.SumRule;
import city.madang.etl.dataset.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The statements of noisy counts: `_key<i>` holds raw values and their labels, `_exact` the cells
/// before the noise, `_noisy` after it.
final class NoisySql {
  private NoisySql() {}

  static String distinct(Path checked, Field field) {
    return "SELECT DISTINCT %s FROM %s"
        .formatted(FieldSql.text(field, Sql.name(field)), Sql.parquet(checked));
  }

  static String countWithoutEntity(Path checked, Table table) {
    return "SELECT count(*) FROM %s WHERE %s = ''"
        .formatted(Sql.parquet(checked), entity(table.entity().orElseThrow()));
  }

  static String createKey(int i) {
    return "CREATE TABLE _key%d (_raw VARCHAR NOT NULL, _label VARCHAR NOT NULL)".formatted(i);
  }

  static String createNoisy(int keys, int sums) {
    return "CREATE TABLE _noisy (%s)"
        .formatted(
            columns(
                each(keys, i -> TupleSql.name(i) + " VARCHAR"),
                List.of("_count BIGINT"),
                each(sums, i -> sum(i) + " BIGINT")));
  }

  /// Counts and sums per key, over the rows that each entity may contribute.
  static String createExact(Path checked, Table table, NoisePolicy policy, String order) {
    int keys = table.quasi().size();
    var joins = new StringBuilder();
    for (int i = 0; i < keys; i++) {
      joins.append(" LEFT JOIN _key%d ON _key%d._raw = r.%s".formatted(i, i, TupleSql.name(i)));
    }
    return "CREATE TABLE _exact AS SELECT %s FROM (%s) r%s GROUP BY %s"
        .formatted(
            columns(
                each(keys, NoisySql::label),
                List.of("count(*) AS _count"),
                each(policy.sums().size(), i -> "sum(%s)::BIGINT AS %s".formatted(sum(i), sum(i)))),
            bounded(checked, table, policy, order),
            joins,
            String.join(", ", each(keys, i -> Integer.toString(i + 1))));
  }

  /// A value without a label ends the step: it was looked for before.
  private static String label(int i) {
    return "CASE WHEN _key%d._label IS NULL THEN error('%s')::VARCHAR ELSE _key%d._label END AS %s"
        .formatted(i, ReleaseSql.UNPLANNED, i, TupleSql.name(i));
  }

  /// The order depends on nothing but the secret and the entity's own rows: another entity that
  /// joins or leaves changes no other's choice.
  private static String bounded(Path checked, Table table, NoisePolicy policy, String order) {
    var values =
        columns(
            each(
                table.quasi().size(),
                i ->
                    FieldSql.text(table.quasi().get(i), "t." + Sql.name(table.quasi().get(i)))
                        + " AS "
                        + TupleSql.name(i)),
            List.of(),
            each(policy.sums().size(), i -> steps(table, policy.sums().get(i)) + " AS " + sum(i)));
    var rows = "SELECT %s%s FROM %s t";
    if (table.entity().isEmpty()) {
      return rows.formatted(values, "", Sql.parquet(checked));
    }
    var entity = ", " + entity(table.entity().get()) + " AS _entity";
    var names =
        columns(
            each(table.quasi().size(), TupleSql::name),
            List.of(),
            each(policy.sums().size(), NoisySql::sum));
    var hash = "sha256(concat_ws('|', %s, _entity, %s))".formatted(Sql.text(order), names);
    return "SELECT %s FROM (%s) QUALIFY row_number() OVER (PARTITION BY _entity ORDER BY %s, %s) <= %d"
        .formatted(
            names,
            rows.formatted(values, entity, Sql.parquet(checked)),
            hash,
            names,
            policy.contribution());
  }

  /// The value clamped to its bounds, in steps; no value adds nothing.
  private static String steps(Table table, SumRule rule) {
    var field =
        table.fields().stream()
            .filter(candidate -> candidate.name().equals(rule.field()))
            .findFirst()
            .orElseThrow();
    var clamped =
        "greatest(%d, least(%d, t.%s))".formatted(rule.from(), rule.to(), Sql.name(field));
    // The bounds are multiples of the step, so rounding does not leave them.
    var rounded = FieldSql.rounded(field.type(), clamped, rule.step());
    return "CASE WHEN t.%s IS NULL THEN 0 ELSE ((%s)::BIGINT // %d) END"
        .formatted(Sql.name(field), rounded, rule.step());
  }

  /// The cells to add noise to, by key.
  static String cells(int keys, int sums, boolean everyCell) {
    var names = String.join(", ", each(keys, TupleSql::name));
    if (!everyCell) {
      return "SELECT * FROM _exact ORDER BY " + names;
    }
    var domain =
        String.join(
            ", ",
            each(
                keys,
                i ->
                    "(SELECT DISTINCT _label AS %s FROM _key%d) k%d"
                        .formatted(TupleSql.name(i), i, i)));
    return "SELECT %s FROM (SELECT * FROM %s) LEFT JOIN _exact USING (%s) ORDER BY %s"
        .formatted(
            columns(
                each(keys, TupleSql::name),
                List.of("coalesce(_count, 0)"),
                each(sums, i -> "coalesce(" + sum(i) + ", 0)")),
            domain,
            names,
            names);
  }

  /// The released columns under their names.
  static String released(Table table) {
    int keys = table.quasi().size();
    var published = table.published();
    var columns =
        each(published.size(), i -> source(table, i) + " AS " + Sql.name(published.get(i)));
    return "SELECT %s FROM _noisy ORDER BY %s"
        .formatted(
            String.join(", ", columns), String.join(", ", each(keys, i -> String.valueOf(i + 1))));
  }

  private static String source(Table table, int column) {
    int keys = table.quasi().size();
    if (column < keys) {
      return key(table, column);
    }
    return column == keys ? "_count" : sum(column - keys - 1);
  }

  /// Values of a field keep its type; above level 0 they are labels.
  private static String key(Table table, int i) {
    var label = "nullif(" + TupleSql.name(i) + ", '')";
    return table.noise().orElseThrow().levels().get(i) == 0
        ? FieldSql.typed(table.quasi().get(i).type(), label)
        : label;
  }

  /// How many of the texts are no values of the field, as [FieldSql#text] writes them.
  static String countOther(Field field, Collection<String> texts) {
    var typed = FieldSql.typed(field.type(), "_text");
    return "SELECT count(*) FROM (SELECT unnest([%s]) AS _text) WHERE %s <> _text"
        .formatted(
            texts.stream().map(Sql::text).collect(Collectors.joining(", ")),
            FieldSql.text(field, "(" + typed + ")"));
  }

  /// What the verifier reads again.
  static String readAgain(Path released, Table table) {
    return "SELECT %s FROM %s"
        .formatted(
            Sql.list(table.published(), field -> Sql.name(field.name())), Sql.parquet(released));
  }

  private static String entity(Field entity) {
    return FieldSql.text(entity, Sql.name(entity));
  }

  private static String sum(int i) {
    return "_s" + i;
  }

  private static List<String> each(int count, IntFunction<String> sql) {
    return IntStream.range(0, count).mapToObj(sql).toList();
  }

  private static String columns(List<String> first, List<String> second, List<String> third) {
    var all = new ArrayList<>(first);
    all.addAll(second);
    all.addAll(third);
    return String.join(", ", all);
  }
}

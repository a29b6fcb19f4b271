package city.madang.etl.table;

import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.RuleSet;
import city.madang.etl.dataset.Table;
import city.madang.etl.quality.Notice;
import city.madang.etl.quality.Notices;
import city.madang.etl.quality.QualityRefusal;
import city.madang.etl.quality.Rule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Asks rules about staged rows. A rule that fails stops the run: nothing passes unasked.
public final class RuleEngine {
  private static final String MACROS =
      """
      CREATE MACRO seconds(t) AS CASE WHEN regexp_full_match(t, ' *[0-9]{1,3}:[0-5][0-9]:[0-5][0-9] *')
        THEN try_cast(split_part(trim(t), ':', 1) AS BIGINT) * 3600
          + try_cast(split_part(trim(t), ':', 2) AS BIGINT) * 60
          + try_cast(split_part(trim(t), ':', 3) AS BIGINT) END;
      CREATE MACRO gtfs_date(t) AS CASE WHEN regexp_full_match(t, '[0-9]{8}')
        THEN try_cast(concat(t[1:4], '-', t[5:6], '-', t[7:8]) AS DATE) END;
      CREATE MACRO meters(a, b, c, d) AS CASE WHEN a + b + c + d IS NOT NULL THEN 2 * 6371000 * asin(least(1, sqrt(
        sin(radians(c - a) / 2) ** 2 + cos(radians(a)) * cos(radians(c)) * sin(radians(d - b) / 2) ** 2))) END;
      CREATE MACRO shouted(t) AS regexp_matches(t, '[A-Za-z]{2}') AND (t = upper(t) OR t = lower(t));
      CREATE TABLE files(name VARCHAR);
      CREATE TABLE tables(tbl VARCHAR);
      CREATE TABLE columns(tbl VARCHAR, col VARCHAR);
      CREATE MACRO described(t) AS t IN (SELECT tbl FROM columns);
      CREATE MACRO has(t, c) AS concat(t, '.', c) IN (SELECT concat(tbl, '.', col) FROM columns);
      CREATE MACRO whole(t) AS t IN (SELECT tbl FROM columns) OR concat(t, '.txt') NOT IN (SELECT name FROM files);
      """;

  private final Path scratch;
  private final EngineLimits limits;

  /// @param scratch where it spills; private
  public RuleEngine(Path scratch, EngineLimits limits) {
    this.scratch = scratch;
    this.limits = limits;
  }

  /// What the rules of `sets` find.
  ///
  /// @throws QualityRefusal if no table has what a set asks about
  public Notices ask(RuleSubject subject, List<RuleSet> sets) {
    var files = new ArrayList<>(subject.tables().values());
    files.addAll(subject.feed().values());
    try (var session = Session.open("rules", scratch, limits, files.toArray(Path[]::new))) {
      return new Asking(session, subject).ask(sets);
    }
  }

  private record Asking(
      Session session,
      RuleSubject subject,
      List<String> asked,
      List<Notice> found,
      Map<String, String> names) {
    Asking(Session session, RuleSubject subject) {
      this(session, subject, new ArrayList<>(), new ArrayList<>(), new HashMap<>());
    }

    Notices ask(List<RuleSet> sets) {
      session.execute(MACROS);
      session.execute("CREATE MACRO day() AS DATE " + Sql.text(subject.day().toString()));
      subject.files().forEach(name -> insert("files", name));
      if (sets.contains(RuleSet.GTFS)) {
        RuleSet.GTFS.schema().lines().forEach(this::view);
      }
      subject.feed().forEach(this::view);
      sets.forEach(this::ask);
      return new Notices(asked, found);
    }

    private void ask(RuleSet set) {
      var before = asked.size();
      Rule.of(set).stream().filter(rule -> !rule.sql().isEmpty()).forEach(this::ask);
      if (asked.size() == before) {
        throw new QualityRefusal(
            "rules %s: no table has the columns that they ask about; rename fields, or leave the rules out"
                .formatted(set));
      }
    }

    private void ask(Rule rule) {
      if (rule.columns().isEmpty()) {
        run(rule, rule.sql());
        return;
      }
      var others = rule.columns().entrySet().stream().skip(1).toList();
      for (var other : others) {
        var table = having(other.getValue()).findFirst();
        if (table.isEmpty()) {
          return;
        }
        view(other.getKey(), table.get());
      }
      having(rule.columns().firstEntry().getValue())
          .forEach(
              table -> {
                view(rule.columns().firstEntry().getKey(), table);
                run(
                    rule,
                    "SELECT %s AS tbl, _row FROM (%s)"
                        .formatted(Sql.text(table.name()), rule.sql()));
              });
    }

    private void run(Rule rule, String sql) {
      if (!asked.contains(rule.toString())) {
        asked.add(rule.toString());
      }
      session.query(
          "SELECT tbl, count(DISTINCT _row), array_to_string(list_sort(list_distinct(list(_row)))[1:%d], ',') FROM (%s) GROUP BY tbl ORDER BY tbl"
              .formatted(Notice.NAMED_ROWS, sql),
          row -> {
            var numbers = Optional.ofNullable(row.getString(3)).orElse("");
            var rows =
                Arrays.stream(numbers.split(",")).filter(n -> !n.isEmpty()).map(Long::valueOf);
            var table = String.valueOf(row.getString(1));
            found.add(rule.notice(names.getOrDefault(table, table), row.getLong(2), rows.toList()));
          });
    }

    private Stream<Table> having(List<String> columns) {
      return subject.tables().keySet().stream()
          .filter(table -> table.fields().stream().map(Field::name).toList().containsAll(columns));
    }

    private void view(String name, Table table) {
      session.execute(
          "CREATE OR REPLACE TEMP VIEW %s AS FROM %s".formatted(name, subject.rows(table)));
    }

    /// A table of the feed beside the messages.
    private void view(String name, Path file) {
      session.execute(
          "CREATE VIEW feed_%s AS FROM read_csv(%s, all_varchar = true, header = true, delim = ',', quote = '\"', escape = '\"')"
              .formatted(name, Sql.pattern(file)));
    }

    /// A table of a feed with all columns that it can have, as texts.
    private void view(String schema) {
      var words = List.of(schema.split(" "));
      var name = words.getFirst();
      insert("tables", name);
      var table =
          subject.tables().keySet().stream()
              .filter(each -> each.member().replaceFirst(".*/", "").equals(name + ".txt"))
              .findFirst();
      table.ifPresent(each -> names.put(name, each.name()));
      var columns = words.subList(1, words.size());
      session.execute(
          "CREATE VIEW %s AS SELECT %s, %s"
                  .formatted(
                      name,
                      table.isPresent() ? "_row" : "NULL::BIGINT AS _row",
                      Sql.list(columns, column -> column(name, column, table)))
              + table.map(each -> " FROM " + subject.rows(each)).orElse(" WHERE false"));
    }

    private String column(String table, String name, Optional<Table> described) {
      var field =
          described.stream()
              .flatMap(each -> each.fields().stream())
              .filter(each -> each.heading().equals(name))
              .findFirst();
      field.ifPresent(_ -> insert("columns", table, name));
      return field.map(Sql::name).orElse("NULL") + "::VARCHAR AS " + Sql.name(name);
    }

    private void insert(String table, String... values) {
      session.execute("INSERT INTO %s VALUES (%s)".formatted(table, Sql.texts(List.of(values))));
    }
  }
}

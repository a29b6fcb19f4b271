package city.madang.etl.table;

import city.madang.etl.privacy.PrivacyRefusal;
import city.madang.etl.privacy.attack.Differencing;
import city.madang.etl.privacy.attack.Intersection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Compares a release with earlier ones by their entries in the register.
final class Comparison {
  /// Ways to be in some earlier releases and not in others; each is a pass.
  private static final int MOST_HISTORIES = 1_000;

  /// A bit each in a 64-bit number.
  private static final int MOST_RELEASES = 62;

  private final Session session;
  private final Path now;
  private final int releases;
  private final List<Path> earlier;
  private final int k;

  Comparison(Session session, Path now, List<Path> earlier, int k) {
    this.session = session;
    this.now = now;
    this.releases = earlier.size();
    this.earlier = overlapping(session, Sql.parquet(now), earlier);
    this.k = k;
  }

  /// The entries that hold one of the records too: a release that shares nothing tells nothing, and
  /// a dataset that is published each day has many.
  ///
  /// @param records with `record`, `entity` and `alone`
  static List<Path> overlapping(Session session, String records, List<Path> earlier) {
    return earlier.stream()
        .filter(
            entry ->
                session.queryLong(
                        "SELECT count(*) FROM (SELECT 1 FROM %s n%s WHERE coalesce(p0.class, r0.class) IS NOT NULL LIMIT 1)"
                            .formatted(records, same(entry, 0)))
                    > 0)
        .toList();
  }

  Intersection intersect() {
    if (earlier.isEmpty()) {
      return new Intersection(releases, 0, 0, 0, "");
    }
    if (earlier.size() > MOST_RELEASES) {
      throw tooMany();
    }
    createHistories();
    session.execute("CREATE TEMP TABLE _below (entity UUID)");
    var minimum = 0L;
    for (var history : histories()) {
      var least = intersect(history);
      minimum = minimum == 0 ? least : Math.min(minimum, least);
    }
    return new Intersection(
        releases,
        session.queryLong(
            "SELECT count(*) FROM (SELECT entity FROM _histories WHERE held <> 0 GROUP BY entity)"),
        minimum,
        session.queryLong("SELECT count(*) FROM (SELECT entity FROM _below GROUP BY entity)"),
        "");
  }

  /// Each record of this release with its class here and in each earlier one that holds it.
  private void createHistories() {
    var numbers = IntStream.range(0, earlier.size());
    session.execute(
        "CREATE TEMP TABLE _histories AS SELECT *, %s AS held FROM (SELECT n.entity, n.class AS _now%s FROM %s n%s)"
            .formatted(
                each(" + ", i -> "(%s IS NOT NULL)::BIGINT * %d".formatted(before(i), 1L << i)),
                each(
                    "",
                    i -> ", coalesce(p%1$d.class, r%1$d.class) AS %2$s".formatted(i, before(i))),
                Sql.parquet(now),
                numbers.mapToObj(this::joined).collect(Collectors.joining())));
  }

  private String joined(int i) {
    return same(earlier.get(i), i);
  }

  /// Joins the same records of `other` to those of `n`: `p` by a person's only row, `r` by values.
  static String same(Path other, int i) {
    return (" LEFT JOIN %1$s r%2$d ON r%2$d.record = n.record"
            + " LEFT JOIN (SELECT * FROM %1$s WHERE alone) p%2$d"
            + " ON n.alone AND p%2$d.entity = n.entity")
        .formatted(Sql.parquet(other), i);
  }

  /// The records of a release with their class in another one, if they are in it.
  private static String matched(Path release, Path other) {
    return "(SELECT n.class, n.entity, coalesce(p0.class, r0.class) AS other FROM %s n%s)"
        .formatted(Sql.parquet(release), same(other, 0));
  }

  private List<Long> histories() {
    var histories = new ArrayList<Long>();
    session.query(
        "SELECT held FROM _histories WHERE held <> 0 GROUP BY held ORDER BY held",
        row -> histories.add(row.getLong(1)));
    if (histories.size() > MOST_HISTORIES) {
      throw tooMany();
    }
    return histories;
  }

  /// The fewest candidates of the records with one history; who has too few goes into `_below`.
  private long intersect(long history) {
    var classes =
        "_now"
            + IntStream.range(0, earlier.size())
                .filter(i -> (history >> i & 1) == 1)
                .mapToObj(i -> ", " + before(i))
                .collect(Collectors.joining());
    session.execute(
        ("CREATE OR REPLACE TEMP TABLE _candidates AS SELECT %1$s, count(*) AS people FROM"
                + " (SELECT %1$s, entity, bool_or(held = %2$d) AS target FROM _histories"
                + " WHERE held & %2$d = %2$d GROUP BY %1$s, entity)"
                + " GROUP BY %1$s HAVING bool_or(target)")
            .formatted(classes, history));
    session.execute(
        "INSERT INTO _below SELECT DISTINCT entity FROM _histories JOIN _candidates USING (%s) WHERE held = %d AND people < %d"
            .formatted(classes, history, k));
    return session.queryLong("SELECT min(people) FROM _candidates");
  }

  Differencing subtract() {
    var sum = new Differencing(releases - earlier.size(), 0, 0, 0);
    for (var release : earlier) {
      createNested(release);
      sum =
          sum.and(rest(now, release, "later", "former", 1))
              .and(rest(release, now, "former", "later", 0))
              .and(unions(release));
    }
    return sum;
  }

  /// Pairs of a class of each release of which one lies in the other: by their tuple, or because
  /// all records of the smaller one are in the larger one.
  private void createNested(Path release) {
    session.execute(
        ("CREATE OR REPLACE TEMP TABLE _nested AS WITH a AS (SELECT class, count(*) AS n FROM %1$s"
             + " GROUP BY class), b AS (SELECT class, count(*) AS n FROM %2$s GROUP BY class),"
             + " shared AS (SELECT class AS later, other AS former, count(*) AS n FROM %3$s WHERE"
             + " other IS NOT NULL GROUP BY class, other) SELECT later, former, shared.n = b.n AS"
             + " later_is_larger, shared.n = a.n AS former_is_larger FROM shared JOIN a ON a.class"
             + " = later JOIN b ON b.class = former WHERE later <> former AND (shared.n = b.n OR"
             + " shared.n = a.n) UNION ALL SELECT a.class, a.class, true, true FROM a JOIN b USING"
             + " (class)")
            .formatted(Sql.parquet(now), Sql.parquet(release), matched(now, release)));
  }

  /// What of the larger classes is in none of the smaller ones.
  private Differencing rest(Path larger, Path smaller, String outer, String inner, int releases) {
    var nested = "(SELECT * FROM _nested WHERE %s_is_larger)".formatted(outer);
    var rest =
        ("SELECT x.class, x.entity FROM %1$s x WHERE x.class IN (SELECT %3$s FROM %2$s) AND NOT"
             + " EXISTS (SELECT 1 FROM %2$s s WHERE s.%3$s = x.class AND s.%4$s = x.other) GROUP BY"
             + " x.class, x.entity")
            .formatted(matched(larger, smaller), nested, outer, inner);
    return figures(rest, releases);
  }

  /// @param rest a class or group of classes, and an entity, each pair once
  private Differencing figures(String rest, int releases) {
    var figures = new Differencing[1];
    session.query(
        "SELECT count(*), coalesce(min(people), 0), count(*) FILTER (people < %d) FROM (SELECT class, count(*) AS people FROM (%s) GROUP BY class)"
            .formatted(k, rest),
        row ->
            figures[0] =
                new Differencing(releases, row.getLong(1), row.getLong(2), row.getLong(3)));
    return figures[0];
  }

  /// Classes that share records belong together: whoever adds up those of each release gets two
  /// totals of the same people, but for those who are in one of them alone.
  private Differencing unions(Path release) {
    new ClassGroups(session).create(matched(now, release));
    return figures(ClassGroups.alone(matched(now, release), ClassGroups.LATER), 0)
        .and(figures(ClassGroups.alone(matched(release, now), ClassGroups.FORMER), 0));
  }

  private static String before(int i) {
    return "_before" + i;
  }

  private String each(String between, IntFunction<String> sql) {
    return IntStream.range(0, earlier.size()).mapToObj(sql).collect(Collectors.joining(between));
  }

  private static PrivacyRefusal tooMany() {
    return new PrivacyRefusal(
        "there are too many earlier releases to compare with: delete old ones, or write successive:"
            + " {off: why}");
  }
}

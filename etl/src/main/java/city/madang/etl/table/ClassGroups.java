package city.madang.etl.table;

import java.sql.SQLException;

/// Groups the classes of two releases: those that share a record belong together, and so do those
/// that belong to the same one.
///
/// Shape of `_group`: the class, in which release it is, and the number of its group.
final class ClassGroups {
  static final int LATER = 0;
  static final int FORMER = 1;

  private final Session session;

  ClassGroups(Session session) {
    this.session = session;
  }

  /// Makes the table `_group`.
  ///
  /// @param matched `class` of the later release, and `other`, that of the former, if it is there
  void create(String matched) {
    session.execute(
        "CREATE OR REPLACE TEMP TABLE _edge AS SELECT DISTINCT class AS later, other AS former FROM"
            + " "
            + matched
            + " WHERE other IS NOT NULL");
    session.execute(
        "CREATE OR REPLACE TEMP TABLE _class AS SELECT class, release, row_number() OVER (ORDER BY"
            + " release, class) - 1 AS number FROM (SELECT DISTINCT later AS class, 0 AS release"
            + " FROM _edge UNION ALL SELECT DISTINCT former, 1 FROM _edge)");
    load(joined(Math.toIntExact(session.queryLong("SELECT count(*) FROM _class"))));
    session.execute(
        "CREATE OR REPLACE TEMP TABLE _group AS SELECT class, release, n.group_number FROM _class"
            + " JOIN _number n USING (number)");
  }

  /// Each class points to one of its group, the first to itself.
  private int[] joined(int classes) {
    var first = new int[classes];
    for (int i = 0; i < classes; i++) {
      first[i] = i;
    }
    session.query(
        "SELECT l.number, f.number FROM _edge JOIN _class l ON l.class = later AND l.release = 0"
            + " JOIN _class f ON f.class = former AND f.release = 1",
        row -> {
          int one = first(first, row.getInt(1));
          int two = first(first, row.getInt(2));
          first[Math.max(one, two)] = Math.min(one, two);
        });
    return first;
  }

  private static int first(int[] first, int number) {
    int at = number;
    while (first[at] != at) {
      first[at] = first[first[at]];
      at = first[at];
    }
    return at;
  }

  private void load(int[] first) {
    session.execute("CREATE OR REPLACE TEMP TABLE _number (number INTEGER, group_number INTEGER)");
    try (var appender = session.connection().createAppender("_number")) {
      for (int number = 0; number < first.length; number++) {
        appender.beginRow();
        appender.append(number);
        appender.append(first(first, number));
        appender.endRow();
      }
    } catch (SQLException e) {
      throw session.failure(e);
    }
  }

  /// Who is in one release's part of a group with a record that the other release lacks.
  ///
  /// @param matched that release, matched with the other
  static String alone(String matched, int release) {
    return "SELECT DISTINCT g.group_number AS class, x.entity FROM %s x JOIN _group g ON g.class = x.class AND g.release = %d WHERE x.other IS NULL"
        .formatted(matched, release);
  }
}

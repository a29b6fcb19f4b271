package city.madang.etl.table;

import city.madang.etl.dataset.Table;
import city.madang.etl.privacy.search.CarriedClass;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Finds the rows that earlier releases hold, and which of them can stay in their class.
///
/// A row stays where it was last if its class still covers its values; if at least k entities have
/// the same history of classes, for an outsider who has all releases sees exactly these together;
/// and if of each earlier class nobody or at least k entities have gone, for the difference of two
/// counts is a count too. Who cannot stay has to be held back, since any other class would tell
/// more.
final class Carrying {
  private final Session session;
  private final Table table;
  private final List<Path> earlier;
  private final int k;

  /// @param earlier entries of the register without fault, the newest first
  Carrying(Session session, Table table, List<Path> earlier, int k) {
    this.session = session;
    this.table = table;
    this.earlier = earlier;
    this.k = k;
  }

  /// @param covering tells which released values still cover which raw ones
  /// @param carried is written: each row that an earlier release holds, whether it is held back,
  ///   and its released values
  /// @param others is written: the rows that no earlier release holds, raw
  CarriedRows carry(
      RegisterKey key, Path checked, LabelCovering covering, Path carried, Path others) {
    new Register(session, table, key).createRecords(checked);
    var releases = releases();
    session.execute(CarryingSql.createCarried(table, releases));
    holdBackUncovered(checked, covering);
    session.execute(CarryingSql.holdBackTooFew(releases.size(), k));
    for (var release : releases) {
      session.execute(CarryingSql.holdBackWhereFewHaveGone(release, k));
    }
    session.execute(Sql.copyToParquet(CarryingSql.carried(table), carried));
    session.execute(Sql.copyToParquet(CarryingSql.others(checked), others));
    return new CarriedRows(classes(), count("_held"), count("NOT _held"));
  }

  /// Those that matter, at least one.
  private List<Path> releases() {
    var overlapping = Comparison.overlapping(session, RegisterSql.records(), earlier);
    return overlapping.isEmpty() ? earlier.subList(0, 1) : overlapping;
  }

  private void holdBackUncovered(Path checked, LabelCovering covering) {
    for (int field = 0; field < table.quasi().size(); field++) {
      loadUncovered(checked, field, covering);
      session.execute(CarryingSql.holdBackUncovered(checked, table, field));
    }
  }

  private void loadUncovered(Path checked, int field, LabelCovering covering) {
    var uncovered = new ArrayList<List<String>>();
    session.query(
        CarryingSql.pairs(checked, table, field),
        row -> {
          var pair = List.of(row.getString(1), row.getString(2));
          if (!covering.covers(field, pair.getFirst(), pair.getLast())) {
            uncovered.add(pair);
          }
        });
    session.execute(CarryingSql.CREATE_UNCOVERED);
    try (var appender = session.connection().createAppender("_uncovered")) {
      for (var pair : uncovered) {
        appender.beginRow();
        appender.append(pair.getFirst());
        appender.append(pair.getLast());
        appender.endRow();
      }
    } catch (SQLException e) {
      throw session.failure(e);
    }
  }

  private List<CarriedClass> classes() {
    int width = table.quasi().size();
    var classes = new ArrayList<CarriedClass>();
    session.query(
        CarryingSql.classes(table),
        row -> {
          classes.add(new CarriedClass(labels(row, width), row.getLong(width + 1)));
        });
    return classes;
  }

  private long count(String condition) {
    return session.queryLong("SELECT count(*) FROM _carried WHERE " + condition);
  }

  /// The classes of the newest entry, in the order of their values.
  static List<List<String>> classes(Session session, Table table, Path entry) {
    int width = table.quasi().size();
    var classes = new ArrayList<List<String>>();
    session.query(
        CarryingSql.distinctLabels(table, entry),
        row -> {
          classes.add(labels(row, width));
        });
    return classes;
  }

  private static List<String> labels(ResultSet row, int width) throws SQLException {
    var labels = new ArrayList<String>(width);
    for (int i = 1; i <= width; i++) {
      labels.add(row.getString(i));
    }
    return List.copyOf(labels);
  }
}

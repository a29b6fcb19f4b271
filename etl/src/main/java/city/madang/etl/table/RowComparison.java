package city.madang.etl.table;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBConnection;

/// Compares the rows of two releases of a table.
///
/// The old rows are compared as they would be with the new columns: those that are gone are left
/// out, those that are new are empty.
///
/// @param scratch where the engine spills; private
public record RowComparison(Path scratch, EngineLimits limits) {
  /// Rows that a file may have if their order is to be compared: 16 bytes of heap each.
  private static final int MOST_ORDERED = 10_000_000;

  /// Two files of one table.
  ///
  /// @param key the column by which rows are the same row; without one, or if the files do not both
  ///   have it with one type, rows are compared as a multiset
  public record Files(Path before, Path after, Optional<String> key) {}

  /// Compares rows that keep their order, as those of sorted tables do.
  public RowChanges compare(Files files) {
    return compare(files, false);
  }

  /// Compares rows that may have changed places: as few as possible of them are moved.
  ///
  /// @throws TableException if there are too many rows to compare their order
  public RowChanges compareMoved(Files files) {
    return compare(files, true);
  }

  private RowChanges compare(Files files, boolean moved) {
    var session =
        Session.open(
            "compare " + files.after().getFileName(),
            scratch,
            limits,
            files.before(),
            files.after());
    try {
      var sql = sql(session, files);
      session.execute(RowChangeSql.CREATE);
      session.execute(sql.insert());
      if (moved) {
        addMoved(session, sql);
      }
      return new RowChanges(session, counts(session, files.after()));
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private static RowChangeSql sql(Session session, Files files) {
    var before = Column.of(session, files.before());
    var after = Column.of(session, files.after());
    var key = files.key().filter(name -> has(before, after, name));
    return new RowChangeSql(files.before(), files.after(), before, after, key);
  }

  private static boolean has(List<Column> before, List<Column> after, String key) {
    return after.stream().anyMatch(column -> column.name().equals(key) && before.contains(column));
  }

  private static RowChanges.Counts counts(Session session, Path after) {
    long rows = session.queryLong("SELECT count(*) FROM " + Sql.parquet(after));
    var counts = new RowChanges.Counts[1];
    session.query(
        RowChangeSql.COUNTS,
        row -> {
          long added = row.getLong(1);
          long changed = row.getLong(3);
          counts[0] = new RowChanges.Counts(added, row.getLong(2), changed, rows - added - changed);
        });
    return counts[0];
  }

  private static void addMoved(Session session, RowChangeSql sql) {
    var order = new KeptOrder(MOST_ORDERED);
    session.query(
        sql.kept(),
        row -> {
          if (!order.add(row.getLong(1), row.getLong(2))) {
            throw session.failure("the order of its rows changed, and there are too many of them");
          }
        });
    try (var connection = session.connection().duplicate().unwrap(DuckDBConnection.class);
        var edits = connection.createAppender("_edit")) {
      order.forEachMoved(
          (before, after) -> {
            edits.beginRow();
            edits.append(before);
            edits.append(after);
            edits.append(true);
            edits.endRow();
          });
    } catch (SQLException e) {
      throw session.failure(e);
    }
  }
}

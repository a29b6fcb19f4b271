package city.madang.etl.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.PrimitiveIterator;

/// Which rows of a released file became others in the next release, by their places.
///
/// A place is the number of a row in its file, from 1. The rows themselves are not held: whoever
/// wants them walks through the files. Closing it frees the engine.
public final class RowChanges implements AutoCloseable {
  private final Session session;
  private final Counts counts;
  private final ResultRows[] open = new ResultRows[2];

  RowChanges(Session session, Counts counts) {
    this.session = session;
    this.counts = counts;
  }

  /// How many rows there are of each kind; a row that only has another place is unchanged.
  public record Counts(long added, long removed, long changed, long unchanged) {}

  /// A row of the new file that cannot be taken from where it stood.
  ///
  /// @param kind what became of it
  /// @param before its place in the old file; 0 for one that is added
  /// @param after its place in the new file
  public record Written(Kind kind, long before, long after) {}

  /// What became of a row that is written.
  public enum Kind {
    ADDED,
    CHANGED,
    /// The same row, but other rows that it stood after now come later.
    MOVED
  }

  public Counts counts() {
    return counts;
  }

  /// The places in the old file of the rows that are removed, in order. Asked for once.
  public PrimitiveIterator.OfLong removed() {
    open[0] = ResultRows.of(session, RowChangeSql.REMOVED);
    var places = open[0].iterator(row -> row.getLong(1));
    return new PrimitiveIterator.OfLong() {
      @Override
      public boolean hasNext() {
        return places.hasNext();
      }

      @Override
      public long nextLong() {
        return places.next();
      }
    };
  }

  /// The rows of the new file that are written, by their places there. Asked for once.
  public Iterator<Written> written() {
    open[1] = ResultRows.of(session, RowChangeSql.WRITTEN);
    return open[1].iterator(RowChanges::written);
  }

  private static Written written(ResultSet row) throws SQLException {
    long before = row.getLong(1);
    var kind = row.getBoolean(3) ? Kind.MOVED : before == 0 ? Kind.ADDED : Kind.CHANGED;
    return new Written(kind, before, row.getLong(2));
  }

  @Override
  public void close() {
    for (var rows : open) {
      if (rows != null) {
        rows.close();
      }
    }
    session.close();
  }
}

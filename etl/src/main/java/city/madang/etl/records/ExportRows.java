package city.madang.etl.records;

import city.madang.etl.records.RecordsException.Reason;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// The rows of an export, one after the other. Keeps its place in the engine until it is closed.
public final class ExportRows implements Iterator<List<@Nullable Object>>, AutoCloseable {
  private final RowReader reader;
  private final ResultSet rows;
  private final Watch.Watched watched;
  private final Holdings holdings;
  private boolean more;

  private ExportRows(RowReader reader, ResultSet rows, Watch.Watched watched, Holdings holdings) {
    this.reader = reader;
    this.rows = rows;
    this.watched = watched;
    this.holdings = holdings;
  }

  /// Begins an export, and waits for its first row, so that what can fail early does it here.
  ///
  /// @param holdings what it keeps until it is closed, or has failed
  static ExportRows begin(
      PreparedStatement statement, RowReader reader, Watch.Watched watched, Holdings holdings) {
    try {
      watched.requireWanted();
      var rows = statement.executeQuery();
      holdings.add(rows);
      var export = new ExportRows(reader, rows, watched, holdings);
      export.advance();
      return export;
    } catch (SQLException e) {
      throw watched.explain(e);
    }
  }

  @Override
  public boolean hasNext() {
    return more;
  }

  /// The next row.
  ///
  /// @throws RecordsException if the rows end before the last one
  @Override
  public List<@Nullable Object> next() {
    if (!more) {
      throw new NoSuchElementException();
    }
    try {
      var row = reader.read(rows, 0);
      advance();
      return row;
    } catch (SQLException e) {
      throw watched.explain(e);
    }
  }

  private void advance() throws SQLException {
    more = rows.next();
    watched.requireWanted();
    if (more) {
      watched.hasRow();
    }
  }

  @Override
  public void close() {
    holdings.close();
  }

  /// What is given back, the last thing first.
  static final class Holdings implements AutoCloseable {
    private final Deque<AutoCloseable> held = new ArrayDeque<>();

    void add(AutoCloseable one) {
      held.push(one);
    }

    @Override
    public void close() {
      RecordsException failure = null;
      while (!held.isEmpty()) {
        try {
          held.pop().close();
        } catch (Exception e) {
          failure = new RecordsException(Reason.FAILED, e);
        }
      }
      if (failure != null) {
        throw failure;
      }
    }
  }
}

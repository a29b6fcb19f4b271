package city.madang.etl.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// An answer that is read row after row and never held as a whole.
final class ResultRows implements AutoCloseable {
  /// Makes a value of the current row.
  @FunctionalInterface
  interface Mapping<T> {
    T map(ResultSet row) throws SQLException;
  }

  private final Session session;
  private final Statement statement;
  private final ResultSet rows;

  private ResultRows(Session session, Statement statement, ResultSet rows) {
    this.session = session;
    this.statement = statement;
    this.rows = rows;
  }

  static ResultRows of(Session session, String sql) {
    try {
      var statement = session.connection().createStatement();
      return new ResultRows(session, statement, statement.executeQuery(sql));
    } catch (SQLException e) {
      throw session.failure(e);
    }
  }

  ResultSet rows() {
    return rows;
  }

  <T> Stream<T> stream(Mapping<T> mapping) {
    var order = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(iterator(mapping), order), false);
  }

  <T> Iterator<T> iterator(Mapping<T> mapping) {
    return new Iterator<>() {
      private boolean known;
      private boolean present;

      @Override
      public boolean hasNext() {
        if (!known) {
          present = advance();
          known = true;
        }
        return present;
      }

      @Override
      public T next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        known = false;
        return read(mapping);
      }
    };
  }

  private boolean advance() {
    try {
      return rows.next();
    } catch (SQLException e) {
      throw session.failure(e);
    }
  }

  private <T> T read(Mapping<T> mapping) {
    try {
      return mapping.map(rows);
    } catch (SQLException e) {
      throw session.failure(e);
    }
  }

  @Override
  public void close() {
    try {
      rows.close();
      statement.close();
    } catch (SQLException e) {
      throw session.failure(e);
    }
  }
}

package city.madang.etl.table;

import city.madang.etl.dataset.PersonalData;
import city.madang.etl.privacy.verify.ReleasedPoint;
import city.madang.etl.privacy.verify.TracedEntity;
import city.madang.etl.privacy.verify.TruePoint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/// Reads raw and released points an entity at a time, so that memory holds the longest entity and
/// no more.
@PersonalData
final class TracedEntities implements Iterator<TracedEntity> {
  private record Read(String entity, boolean released, ReleasedPoint point) {
    @Override
    public String toString() {
      return "Read[]";
    }
  }

  private final Iterator<Read> rows;
  private final List<Read> ahead = new ArrayList<>(1);

  /// @param rows as [TrackSql#traced] gives them
  TracedEntities(ResultRows rows) {
    this.rows = rows.iterator(TracedEntities::read);
  }

  private static Read read(ResultSet row) throws SQLException {
    var point =
        new ReleasedPoint(
            row.getString(3),
            row.getLong(5),
            row.getLong(4),
            row.getDouble(6),
            row.getDouble(7),
            Double.NaN,
            Double.NaN);
    return new Read(row.getString(1), row.getLong(2) == 1, point);
  }

  @Override
  public boolean hasNext() {
    return !ahead.isEmpty() || rows.hasNext();
  }

  @Override
  public TracedEntity next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    var first = ahead.isEmpty() ? rows.next() : ahead.removeFirst();
    var raw = new ArrayList<TruePoint>();
    var released = new ArrayList<ReleasedPoint>();
    keep(first, raw, released);
    while (ahead.isEmpty() && rows.hasNext()) {
      var next = rows.next();
      if (next.entity().equals(first.entity())) {
        keep(next, raw, released);
      } else {
        ahead.add(next);
      }
    }
    return new TracedEntity(raw, released);
  }

  private static void keep(Read read, List<TruePoint> raw, List<ReleasedPoint> released) {
    var point = read.point();
    if (read.released()) {
      released.add(point);
    } else {
      raw.add(new TruePoint(point.timeMicros(), point.latitude(), point.longitude()));
    }
  }
}

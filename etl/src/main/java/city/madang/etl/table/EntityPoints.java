package city.madang.etl.table;

import city.madang.etl.dataset.PersonalData;
import city.madang.etl.privacy.trajectory.RawPoint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/// Reads points an entity at a time, so that memory holds the longest entity and no more.
@PersonalData
final class EntityPoints implements Iterator<EntityPoints.Entity> {
  /// An entity with all of its points, by time.
  @PersonalData
  record Entity(String id, List<RawPoint> points) {
    @Override
    public String toString() {
      return "Entity[" + points.size() + " points]";
    }
  }

  private record Read(String entity, RawPoint point) {}

  private final Iterator<Read> rows;
  private final List<Read> ahead = new ArrayList<>(1);

  /// @param rows as [TrackSql#raw] gives them
  EntityPoints(ResultRows rows) {
    this.rows = rows.iterator(EntityPoints::read);
  }

  private static Read read(ResultSet row) throws SQLException {
    return new Read(
        row.getString(1),
        new RawPoint(
            row.getLong(2), row.getDouble(3), row.getDouble(4), number(row, 5), number(row, 6)));
  }

  /// NaN where the row has no value.
  static double number(ResultSet row, int place) throws SQLException {
    double number = row.getDouble(place);
    return row.wasNull() ? Double.NaN : number;
  }

  @Override
  public boolean hasNext() {
    return !ahead.isEmpty() || rows.hasNext();
  }

  @Override
  public Entity next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    var first = ahead.isEmpty() ? rows.next() : ahead.removeFirst();
    var points = new ArrayList<RawPoint>();
    points.add(first.point());
    while (rows.hasNext()) {
      var next = rows.next();
      if (!next.entity().equals(first.entity())) {
        ahead.add(next);
        break;
      }
      points.add(next.point());
    }
    return new Entity(first.entity(), points);
  }
}

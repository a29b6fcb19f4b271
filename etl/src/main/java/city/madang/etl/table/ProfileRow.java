package city.madang.etl.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Reads what [Profiler] asks for of one column.
final class ProfileRow {
  private static final int FIRST_SHAPE = 7;

  private ProfileRow() {}

  static ColumnProfile read(ResultSet row, String heading) throws SQLException {
    return new ColumnProfile(
        heading,
        row.getLong(1),
        row.getLong(2),
        row.getLong(3),
        shapes(row),
        row.getBoolean(4),
        row.getBoolean(5),
        row.getBoolean(6));
  }

  private static List<ColumnShape> shapes(ResultSet row) throws SQLException {
    var shapes = new ArrayList<ColumnShape>();
    for (int i = 0; i < ColumnShape.ALL.size(); i++) {
      if (row.getBoolean(FIRST_SHAPE + i)) {
        shapes.add(ColumnShape.ALL.get(i));
      }
    }
    return shapes;
  }
}

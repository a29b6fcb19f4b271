package city.madang.etl.table;

import city.madang.etl.dataset.Table;
import city.madang.etl.privacy.verify.ReleasedCell;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Objects;
import java.util.stream.Stream;

/// Reads a released file of noisy counts again.
final class NoisyReader {
  private NoisyReader() {}

  static Stream<ReleasedCell> read(Session session, Table table, Path released) {
    var rows = ResultRows.of(session, NoisySql.readAgain(released, table));
    int keys = table.quasi().size();
    int columns = table.published().size();
    return rows.stream(row -> cell(row, keys, columns)).onClose(rows::close);
  }

  private static ReleasedCell cell(ResultSet row, int keys, int columns) throws SQLException {
    var key = new ArrayList<Object>();
    for (int i = 1; i <= keys; i++) {
      key.add(Objects.requireNonNullElse(RowReader.value(row, i), ""));
    }
    var sums = new ArrayList<Long>();
    for (int i = keys + 2; i <= columns; i++) {
      sums.add(row.getLong(i));
    }
    return new ReleasedCell(key, row.getLong(keys + 1), sums);
  }
}

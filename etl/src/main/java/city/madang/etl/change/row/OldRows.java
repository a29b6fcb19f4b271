package city.madang.etl.change.row;

import java.io.IOException;
import java.io.OutputStream;
import java.util.BitSet;

/// The rows of the old file that stay, one after the other.
final class OldRows {
  private final CsvRecords rows;
  private final BitSet dropped;
  private final Columns columns;
  private long place;

  /// @param heading of the new file
  OldRows(CsvRecords rows, BitSet dropped, byte[] heading) throws IOException {
    this.rows = rows;
    this.dropped = dropped;
    this.columns = Columns.of(rows.next() ? rows.bytes() : new byte[0], heading);
  }

  /// Passes on the next row that stays.
  ///
  /// @return false if there is none
  boolean passOne(OutputStream out) throws IOException {
    while (rows.next()) {
      place++;
      if (place > Integer.MAX_VALUE || !dropped.get((int) place)) {
        write(out);
        return true;
      }
    }
    return false;
  }

  private void write(OutputStream out) throws IOException {
    if (columns.same()) {
      rows.writeTo(out, 0);
    } else {
      out.write(columns.project(rows.bytes()));
    }
  }
}

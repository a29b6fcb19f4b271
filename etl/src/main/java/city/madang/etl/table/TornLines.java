package city.madang.etl.table;

import java.util.Arrays;
import java.util.stream.LongStream;

/// The records that the reader could not split into columns.
final class TornLines {
  private final long[] records;
  private final long firstNotUtf8;

  private TornLines(long[] records, long firstNotUtf8) {
    this.records = records;
    this.firstNotUtf8 = firstNotUtf8;
  }

  /// What the session's reader has noted. Its texts quote the line, so they are not asked for.
  static TornLines read(Session session) {
    var records = LongStream.builder();
    session.query(
        "SELECT DISTINCT line FROM reject_errors ORDER BY line",
        row -> records.add(row.getLong(1)));
    var notUtf8 =
        session.queryLong(
            "SELECT coalesce(min(line), 0) FROM reject_errors"
                + " WHERE error_type::VARCHAR = 'INVALID ENCODING'");
    return new TornLines(records.build().toArray(), notUtf8);
  }

  /// The first record whose bytes are not UTF-8, or 0.
  long firstNotUtf8() {
    return firstNotUtf8;
  }

  int count() {
    return records.length;
  }

  /// Tells whether a record is torn; the heading is record 1.
  boolean contains(long record) {
    return Arrays.binarySearch(records, record) >= 0;
  }
}

package city.madang.etl.records;

import java.time.Duration;

/// How long a query may take.
///
/// @param firstRow until it has a row, or has ended
/// @param lastRow until it has ended
record Limit(Duration firstRow, Duration lastRow) {
  static Limit of(Duration time) {
    return new Limit(time, time);
  }
}

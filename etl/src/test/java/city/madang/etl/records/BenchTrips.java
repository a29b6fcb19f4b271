package city.madang.etl.records;

import city.madang.etl.dataset.DescriptorTestData;
import city.madang.etl.dataset.FieldType;
import city.madang.etl.table.EngineLimits;
import city.madang.etl.table.TableEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Trips of rented bikes, one each six seconds, as a release has them; the same on every machine.
final class BenchTrips {
  static final int BIKES = 4_000;
  static final int SECONDS_APART = 6;

  private static final String PLACES =
      "['강남','세종','한솔','도담','나리','보람','새롬','어진','종촌','고운','아름','반곡','소담','다정','집현','해밀']";
  private static final String KINDS = "['역','공원','학교','시장','도서관','정류장','마을','호수']";

  private BenchTrips() {}

  /// @param checked a file for what the export reads
  /// @param released what it writes
  static void write(long rows, Path checked, Path released) throws IOException, SQLException {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      statement.execute("SET memory_limit = '1GiB'");
      statement.execute(
          "COPY (%s) TO '%s' (FORMAT parquet)".formatted(select(rows), checked.toAbsolutePath()));
    }
    var table =
        DescriptorTestData.dataset()
            .open(FieldType.INTEGER, "trip_id")
            .open(FieldType.DATETIME, "start_at")
            .open(FieldType.STRING, "start_station", "end_station", "bike_id", "ticket")
            .open(FieldType.INTEGER, "duration_s")
            .open(FieldType.NUMBER, "distance_m", "lat", "lon")
            .table();
    var spill = released.resolveSibling("spill");
    var folder = released.toAbsolutePath().resolveSibling("");
    try (var engine = TableEngine.open(spill, new EngineLimits(1L << 30, 2), folder)) {
      engine.copyOpen(checked, table, released);
    }
    Files.delete(checked);
  }

  /// Mixed by multiplication, so that neighbours differ, but for the number and the time.
  private static String select(long rows) {
    return """
    SELECT i AS _row, i AS trip_id,
      TIMESTAMP '2026-01-01' + to_seconds(i * %d + h %% %d) AS start_at,
      %s AS start_station, %s AS end_station,
      'SJ' || lpad((h // 3 %% %d)::VARCHAR, 5, '0') AS bike_id,
      CASE WHEN h %% 50 = 0 THEN NULL ELSE ['정기권', '일일권', '단체권'][1 + h // 11 %% 3] END AS ticket,
      h // 3 %% 7200 AS duration_s, ((h // 5 %% 100000) / 10.0)::DOUBLE AS distance_m,
      (36.45 + (h // 17 %% 15000) / 100000.0)::DOUBLE AS lat,
      (127.2 + (h // 19 %% 15000) / 100000.0)::DOUBLE AS lon
    FROM (SELECT i, (i * 2654435761) %% 4294967291 AS h FROM range(%d) t(i))
    """
        .formatted(SECONDS_APART, SECONDS_APART, station(13), station(7), BIKES, rows);
  }

  private static String station(int mix) {
    return "%s[1 + h // %d %% 16] || %s[1 + h // %d %% 128 // 16] || ' ' || (h // %d %% 600 // 100 + 1) || '번'"
        .formatted(PLACES, mix, KINDS, mix, mix);
  }
}

package city.madang.etl.change;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/// Makes two releases of trips: of 300 rows one is removed, one is added, one is changed.
///
/// @param folder where they are kept for the next time
/// @param rows of each
record DiffInput(Path folder, long rows) {
  /// A release as CSV and Parquet.
  TestRelease release(boolean later) throws IOException, SQLException {
    var release = TestRelease.of(folder.resolve("diff-" + rows), later ? "later" : "earlier");
    return Files.exists(release.file("manifest.json"))
        ? release
        : release.rows("trips", "trip", select(later)).write();
  }

  /// What a mapping like that of bike-trips makes of it: eight triples a trip.
  Path triples(boolean later) throws IOException, SQLException {
    var file = folder.resolve("diff-%d-%s.nt.gz".formatted(rows, later ? "later" : "earlier"));
    if (!Files.exists(file)) {
      var beside = folder.resolve("writing.nt.gz");
      TestRelease.execute(
          """
          COPY (SELECT '<http://localhost:8080/datasets/trips/trips/' || trip || '> ' || unnest([
            '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://madang.city/terms#BikeTrip> .',
            '<https://madang.city/terms#birthYears> "' || birth_year || '" .',
            '<https://madang.city/terms#gender> "' || gender || '" .',
            '<https://madang.city/terms#startPeriod> "' || start_at || '" .',
            '<https://madang.city/terms#startArea> <http://localhost:8080/datasets/trips/areas/'
              || start_station || '> .',
            '<https://madang.city/terms#endArea> <http://localhost:8080/datasets/trips/areas/'
              || end_station || '> .',
            '<https://madang.city/terms#distanceMeters> "' || distance_m || '" .',
            '<https://madang.city/terms#durationSeconds> "' || duration_s || '" .'])
            FROM (%s))
          TO '%s' (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\t', COMPRESSION gzip)
          """
              .formatted(select(later), beside));
      Files.move(beside, file);
    }
    return file;
  }

  /// Each release lacks one in 300 of the rows that are numbered.
  private String select(boolean later) {
    // Mixed by multiplication, so that neighbours differ; the same rows on every machine.
    return """
    SELECT 't' || lpad(i::VARCHAR, 8, '0') AS trip, 's' || (h // 13 %% 500) AS start_station,
      's' || (h // 7 %% 500) AS end_station, ['f', 'm', 'u'][1 + h // 11 %% 3] AS gender,
      (1940 + h // 17 %% 60)::INTEGER AS birth_year,
      TIMESTAMP '2026-01-01' + to_seconds(h %% 31536000) AS start_at,
      h // 3 %% 7200 + CASE WHEN i %% 300 = 3 THEN %d ELSE 0 END AS duration_s,
      (h // 5 %% 100000) / 10.0 AS distance_m
    FROM (SELECT i, (i * 2654435761) %% 4294967291 AS h FROM range(%d) t(i))
    WHERE i %% 300 <> %d
    """
        .formatted(later ? 1 : 0, rows * 300 / 299, later ? 2 : 1);
  }
}

package city.madang.portal;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.LangText;
import city.madang.etl.export.Manifest;
import city.madang.etl.export.Manifests;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.quality.RowAccount;
import city.madang.etl.release.Home;
import city.madang.etl.release.ReleaseRegister;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Releases for the records door: one with a table whose rows have a place, one with two tables, of
/// which one is large enough to be slow.
final class RecordsFixture {
  static final DatasetId DATASET = new DatasetId("row-stops");
  static final DatasetId SENSORS = new DatasetId("row-sensors");
  static final String VERSION = "20261121.1";
  static final int READINGS = 4_000_000;

  private RecordsFixture() {}

  static void publish(ReleaseRegister register, Home home) throws IOException {
    var stops = Files.createDirectories(home.release(DATASET, VERSION));
    write(
        stops.resolve("stops.parquet"),
        "SELECT 'S' || i AS stop_id, 'z' || i % 5 AS zone, i AS number,"
            + " (37 + i / 1000)::DOUBLE AS lat, 127.0::DOUBLE AS lon FROM range(250) t(i)");
    Files.writeString(
        stops.resolve("schema.json"),
        """
        {"dataset": "row-stops", "tables": [{"name": "stops", "schema": {"fields": []},
          "location": {"latitude": "lat", "longitude": "lon"}}]}
        """);
    register(register, home, DATASET, new LangText("줄", "Rows"));

    var sensors = Files.createDirectories(home.release(SENSORS, VERSION));
    write(sensors.resolve("sensors.parquet"), "SELECT 'a' || i AS sensor FROM range(10) t(i)");
    write(
        sensors.resolve("readings.parquet"),
        "SELECT i AS reading, md5(i::VARCHAR) AS code, hash(i) / 1e10 AS value FROM range(%d) t(i)"
            .formatted(READINGS));
    register(register, home, SENSORS, new LangText("측정", "Readings"));
  }

  private static void write(Path parquet, String rows) throws IOException {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      statement.execute("COPY (%s) TO '%s' (FORMAT parquet)".formatted(rows, parquet));
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private static void register(
      ReleaseRegister register, Home home, DatasetId dataset, LangText title) throws IOException {
    var folder = home.release(dataset, VERSION);
    var files = new ArrayList<ReleasedFile>();
    try (var written = Files.list(folder)) {
      written.sorted().forEach(file -> files.add(ReleasedFile.of(file)));
    }
    Manifests.write(
        folder,
        new Manifest(
            dataset.value(),
            VERSION,
            Instant.parse("2026-11-21T00:00:00Z"),
            "CC0-1.0",
            "",
            new Manifest.SourceHash("0".repeat(64)),
            new RowAccount(250, 250, 0, 0),
            List.copyOf(files)));
    PortalFixture.register(register, dataset, VERSION, title);
  }
}

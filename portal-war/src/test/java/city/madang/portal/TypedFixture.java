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
import java.util.List;

/// A release with two tables, a field of each type, and a place.
final class TypedFixture {
  static final DatasetId DATASET = new DatasetId("typed-rows");
  static final String VERSION = "20261122.1";

  private static final String SENSORS =
      """
      SELECT 'S' || i AS sensor_id, ['마포구', '종로구', 'O''Hare 100%'][1 + i % 3] AS "order",
        i * 9007199254740993 AS serial, i / 7.0 AS reading, i % 2 = 0 AS active,
        DATE '2026-01-01' + i::INTEGER AS installed,
        TIMESTAMP '2026-11-01 00:00:00' + INTERVAL 1 HOUR * i AS seen, TIME '06:30:00' AS opens,
        (2000 + i % 20)::INTEGER AS built, CASE WHEN i % 4 > 0 THEN i END AS floor,
        37.5 + i / 1000.0 AS lat, 127.0 + i / 1000.0 AS lon
      FROM (SELECT i::BIGINT AS i FROM range(120) t(i))
      """;
  private static final String KINDS =
      "SELECT 'k' || i AS kind, ['온도', '습도'][1 + i % 2] AS label FROM range(4) t(i)";
  private static final String SCHEMA =
      """
      {"dataset": "typed-rows", "tables": [
        {"name": "sensors",
         "location": {"latitude": "lat", "longitude": "lon"},
         "schema": {"fields": [
           {"name": "sensor_id", "type": "string", "role": "open",
            "constraints": {"required": true, "unique": true}},
           {"name": "reading", "type": "number", "role": "measure", "round": 5,
            "description": "기온 / Temperature", "descriptions": {"ko": "기온", "en": "Temperature"},
            "unit": "http://qudt.org/vocab/unit/DEG_C"},
           {"name": "lat", "type": "number", "role": "open",
            "constraints": {"required": true, "minimum": -90, "maximum": 90}}]}},
        {"name": "kinds", "schema": {"fields": [
           {"name": "label", "type": "string", "role": "open",
            "constraints": {"enum": ["온도", "습도"]}}]}}]}
      """;

  private TypedFixture() {}

  static void publish(ReleaseRegister register, Home home) throws IOException {
    var folder = Files.createDirectories(home.release(DATASET, VERSION));
    var files =
        List.of(
            table(folder.resolve("sensors.parquet"), SENSORS),
            table(folder.resolve("kinds.parquet"), KINDS),
            Files.writeString(folder.resolve("schema.json"), SCHEMA));
    Manifests.write(
        folder,
        new Manifest(
            DATASET.value(),
            VERSION,
            Instant.parse("2026-11-22T00:00:00Z"),
            "CC0-1.0",
            "",
            new Manifest.SourceHash("0".repeat(64)),
            new RowAccount(124, 124, 0, 0),
            files.stream().map(ReleasedFile::of).toList()));
    PortalFixture.register(register, DATASET, VERSION, new LangText("센서", "Sensors"));
  }

  private static Path table(Path file, String rows) throws IOException {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      statement.execute("COPY (%s) TO '%s' (FORMAT parquet)".formatted(rows, file));
    } catch (SQLException e) {
      throw new IOException(e);
    }
    return file;
  }
}

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
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// A release with one table for the records door.
final class RecordsFixture {
  static final DatasetId DATASET = new DatasetId("row-stops");
  static final String VERSION = "20261121.1";

  private RecordsFixture() {}

  static void publish(ReleaseRegister register, Home home) throws IOException {
    var folder = Files.createDirectories(home.release(DATASET, VERSION));
    var table = folder.resolve("stops.parquet");
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT 'S' || i AS stop_id, 'z' || i % 5 AS zone, i AS number, 37.0::DOUBLE AS"
              + " lat, 127.0::DOUBLE AS lon FROM range(250) t(i)) TO '"
              + table
              + "' (FORMAT parquet)");
    } catch (SQLException e) {
      throw new IOException(e);
    }
    Manifests.write(
        folder,
        new Manifest(
            DATASET.value(),
            VERSION,
            Instant.parse("2026-11-21T00:00:00Z"),
            "CC0-1.0",
            "",
            new Manifest.SourceHash("0".repeat(64)),
            new RowAccount(250, 250, 0, 0),
            List.of(ReleasedFile.of(table))));
    PortalFixture.register(register, DATASET, VERSION, new LangText("줄", "Rows"));
  }
}

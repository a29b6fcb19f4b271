package city.madang.portal;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.LangText;
import city.madang.etl.export.Manifest;
import city.madang.etl.export.Manifests;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.quality.RowAccount;
import city.madang.etl.release.CatalogDatabase;
import city.madang.etl.release.Home;
import city.madang.etl.release.ReleaseHistory;
import city.madang.etl.release.ReleaseRegister;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/// A home in a folder, its catalog in memory: small signed releases, for tests without a server.
public final class PublishedHome {
  public static final String VERSION = "20261123.1";

  private final JdbcDataSource database = new JdbcDataSource();
  private final Home home;
  private final ReleaseRegister register;

  public PublishedHome(Path root) {
    home = new Home(root);
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    CatalogDatabase.migrate(database);
    register = new ReleaseRegister(database, home);
  }

  public ReleaseRegister register() {
    return register;
  }

  public ReleaseHistory history() {
    return new ReleaseHistory(database, home);
  }

  /// Makes a release of one table current, and tells its folder.
  public Path publish(String dataset) throws IOException {
    return publish(dataset, Map.of());
  }

  /// The same, with more files in it.
  ///
  /// @param others texts, by name
  public Path publish(String dataset, Map<String, String> others) throws IOException {
    return publish(dataset, new LangText(dataset, dataset), others);
  }

  /// The same, with a title of its own.
  public Path publish(String dataset, LangText title, Map<String, String> others)
      throws IOException {
    var id = new DatasetId(dataset);
    var folder = Files.createDirectories(home.release(id, VERSION));
    var table = Files.writeString(folder.resolve("data.csv"), "id\n1\n");
    var files = new ArrayList<>(List.of(ReleasedFile.of(table)));
    for (var other : others.entrySet()) {
      files.add(
          ReleasedFile.of(Files.writeString(folder.resolve(other.getKey()), other.getValue())));
    }
    Manifests.write(
        folder,
        new Manifest(
            dataset,
            VERSION,
            Instant.parse("2026-11-23T00:00:00Z"),
            "CC0-1.0",
            "",
            new Manifest.SourceHash("0".repeat(64)),
            new RowAccount(1, 1, 0, 0),
            files));
    var candidate = SignedFolder.sign(home, id, VERSION, title);
    register.begin(candidate);
    register.finish(candidate, Instant.parse("2026-11-23T01:00:00Z"));
    return folder;
  }

  /// Changes the first byte of a file.
  public static void damage(Path file) throws IOException {
    var bytes = Files.readAllBytes(file);
    bytes[0] ^= 1;
    Files.write(file, bytes);
  }
}

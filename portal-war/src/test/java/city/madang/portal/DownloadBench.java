package city.madang.portal;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.LangText;
import city.madang.etl.export.Manifest;
import city.madang.etl.export.Manifests;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.quality.RowAccount;
import city.madang.etl.release.CatalogDatabase;
import city.madang.etl.release.Home;
import city.madang.etl.release.ReleaseRegister;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.h2.jdbcx.JdbcDataSource;

/// Makes a home with one large file for `bench/downloads`, which then starts the servers.
final class DownloadBench {
  private static final DatasetId DATASET = new DatasetId("bench");
  private static final String VERSION = "20261123.1";

  private DownloadBench() {}

  /// Makes the home, unless it is there.
  ///
  /// @param args the home, and the size of the file in GiB
  public static void main(String... args) throws IOException {
    var home = new Home(Path.of(args[0]));
    var folder = home.release(DATASET, VERSION);
    if (!Files.exists(folder.resolve(Manifests.FILE))) {
      Files.createDirectories(folder);
      var file = ReleasedFile.of(write(folder.resolve("big.bin"), Integer.parseInt(args[1])));
      Manifests.write(folder, manifest(file));
      register(home);
    }
  }

  private static Path write(Path path, int gibibytes) throws IOException {
    var random = new Random(1);
    var block = new byte[1 << 20];
    try (var out = Files.newOutputStream(path)) {
      for (int i = 0; i < gibibytes << 10; i++) {
        random.nextBytes(block);
        out.write(block);
      }
    }
    return path;
  }

  private static Manifest manifest(ReleasedFile file) {
    return new Manifest(
        DATASET.value(),
        VERSION,
        Instant.EPOCH,
        "CC0-1.0",
        "",
        new Manifest.SourceHash("0".repeat(64)),
        new RowAccount(1, 1, 0, 0),
        List.of(file));
  }

  private static void register(Home home) throws IOException {
    Files.createDirectories(home.database().getParent());
    var database = new JdbcDataSource();
    database.setURL("jdbc:h2:file:" + home.database());
    database.setUser("sa");
    CatalogDatabase.migrate(database);
    var title = new LangText("시험", "Benchmark");
    var candidate = SignedFolder.sign(home, DATASET, VERSION, title);
    var register = new ReleaseRegister(database, home);
    register.begin(candidate);
    register.finish(candidate, Instant.EPOCH);
  }
}

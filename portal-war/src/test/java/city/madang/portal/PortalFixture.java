package city.madang.portal;

import city.madang.elasticsearch.ElasticsearchProcess;
import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.DescriptorReader;
import city.madang.etl.dataset.LangText;
import city.madang.etl.doors.WorkFolders;
import city.madang.etl.export.Manifest;
import city.madang.etl.export.Manifests;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.graph.GraphStore;
import city.madang.etl.index.SearchIndex;
import city.madang.etl.quality.RowAccount;
import city.madang.etl.release.CatalogDatabase;
import city.madang.etl.release.Home;
import city.madang.etl.release.ReleaseRegister;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;

/// A home with one published dataset, and the search node, made once for all tests of this JVM.
final class PortalFixture {
  static final DatasetId DATASET = new DatasetId("transit-stops");
  static final String VERSION = "20261123.1";
  static final String CSV = "stop_id,stop_name\n3,바다 OCEAN\n";

  private static final Home HOME = new Home(Path.of(System.getProperty("madang.test.home")));
  private static final int ELASTICSEARCH_PORT =
      Integer.getInteger("madang.test.elasticsearch.port");
  private static boolean made;

  private PortalFixture() {}

  static synchronized void make() throws IOException {
    if (made) {
      return;
    }
    made = true;
    WorkFolders.delete(HOME.root()); // that of an earlier build
    publishFiles();
    publishGraph();
    publishIndex();
  }

  private static void publishFiles() throws IOException {
    var folder = Files.createDirectories(HOME.release(DATASET, VERSION));
    var file = Files.writeString(folder.resolve("stops.csv"), CSV);
    var page = Files.writeString(folder.resolve("privacy.html"), "<!DOCTYPE html><title>R</title>");
    Files.writeString(folder.resolve("not-listed.csv"), "secret\n");
    Manifests.write(
        folder,
        new Manifest(
            DATASET.value(),
            VERSION,
            Instant.parse("2026-11-23T00:00:00Z"),
            "ODC-By-1.0",
            "City",
            new Manifest.SourceHash("0".repeat(64)),
            new RowAccount(1, 1, 0, 0),
            List.of(ReleasedFile.of(file), ReleasedFile.of(page))));
    register();
  }

  private static void register() throws IOException {
    Files.createDirectories(HOME.database().getParent());
    var database = new JdbcDataSource();
    database.setURL("jdbc:h2:file:" + HOME.database());
    database.setUser("sa");
    CatalogDatabase.migrate(database);
    var register = new ReleaseRegister(database, HOME);
    var title = new LangText("버스 정류장 <정류장>", "Bus stops <&>");
    register(register, DATASET, VERSION, title);
    DownloadFixture.publish(register, HOME);
    RecordsFixture.publish(register, HOME);
    new FeedFixture(register, HOME).publish();
    TypedFixture.publish(register, HOME);
    new KeepingFixture(database, register, HOME).publish();
  }

  /// Makes a release current whose files are there.
  static void register(ReleaseRegister register, DatasetId dataset, String version, LangText title)
      throws IOException {
    var candidate = SignedFolder.sign(HOME, dataset, version, title);
    register.begin(candidate);
    register.finish(candidate, Instant.parse("2026-11-23T01:00:00Z"));
  }

  private static void publishGraph() throws IOException {
    var triples =
        Files.writeString(
            HOME.release(DATASET, VERSION).resolve("stops.nt"),
            """
            <http://localhost:8080/datasets/transit-stops/stops/3> \
            <http://xmlns.com/foaf/0.1/name> "바다 OCEAN" .
            """);
    try (var store = GraphStore.tdb2(Files.createDirectories(HOME.store()))) {
      store.replace(
          "http://localhost:8080/datasets/transit-stops/graph", VERSION, List.of(triples));
      ProtocolTestData.publish(store, Files.createDirectories(HOME.work()));
    }
  }

  /// The node ends with this JVM.
  private static void publishIndex() {
    var node =
        ElasticsearchProcess.start(
            Path.of(System.getProperty("madang.elasticsearch.home")),
            HOME.elasticsearch(),
            HOME.logs(),
            ELASTICSEARCH_PORT);
    var bundled = Path.of(System.getProperty("madang.datasets"));
    try (var index = new SearchIndex(node.uri())) {
      var descriptor = DescriptorReader.read(bundled.resolve(DATASET.value()));
      var name = index.create(descriptor, VERSION);
      index.finish(name, 0);
      index.switchAlias(DATASET, name);
    }
  }
}

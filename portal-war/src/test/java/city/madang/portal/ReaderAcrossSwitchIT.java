package city.madang.portal;

import static city.madang.portal.PortalClient.asSteward;
import static city.madang.portal.PortalClient.get;
import static city.madang.portal.PortalClient.open;
import static city.madang.portal.PortalClient.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.index.SearchIndex;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Readers who began before a switch, and what the doors tell of themselves; among the last,
/// because it publishes.
@Order(Integer.MAX_VALUE)
class ReaderAcrossSwitchIT extends DeployedPortal {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path HOME = Path.of(System.getProperty("madang.test.home"));
  private static final int ROWS = 4_000;

  @TempDir Path root;

  @Test
  void readers_ofTheOldRelease_finishOnIt() throws Exception {
    var old = publish("old");
    var download = open("/datasets/plazas/latest/plazas.csv", "Accept-Encoding", "identity");
    var digest = MessageDigest.getInstance("SHA-256");
    digest.update(download.body().readNBytes(1_000));
    var first = search("");

    var next = publish("new");

    assertThat(next).isNotEqualTo(old);
    digest.update(download.body().readAllBytes());
    assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(sha256(old));
    assertThat(versionsFrom(first)).hasSize(ROWS).containsOnly(old);
    assertThat(search("").path("hits").path(0).path("version").asString()).isEqualTo(next);
    assertConsistent(next);

    publish("newest");
    var expired = get("/api/search?q=plazaword&size=500&cursor=" + first.path("next").asString());
    assertThat(expired.statusCode()).isEqualTo(410);
    assertThat(expired.body()).contains("cursor-expired");
    repairsTheIndex();
  }

  @Test
  void repair_isForTheStewardAlone() throws IOException {
    var json = new String[] {"Content-Type", "application/json"};

    assertThat(send("POST", "/steward/repairs", "{}", json).statusCode()).isEqualTo(401);
    assertThat(get("/steward/repairs").statusCode()).isEqualTo(401);
    assertThat(asSteward("POST", "/steward/repairs", "[]").statusCode()).isEqualTo(400);
    assertThat(asSteward("POST", "/steward/repairs", "{\"dataset\": \"NO.ID\"}").statusCode())
        .isEqualTo(404);
    assertThat(asSteward("GET", "/steward/repairs?dataset=never-asked", "").statusCode())
        .isEqualTo(404);
  }

  @Test
  void consistency_ofAnybody_tellsNoPlaces() {
    var response = get("/api/consistency");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(response.body()).doesNotContain(HOME.toString(), "127.0.0.1", "Exception");
    var files = dataset("big-files");
    assertThat(files.path("consistent").asBoolean()).isFalse();
    assertThat(files.path("problems").toString()).contains("SPARQL shows nothing");
  }

  private void repairsTheIndex() throws IOException {
    var version = dataset("plazas").path("register").asString();
    var search =
        URI.create("http://127.0.0.1:" + System.getProperty("madang.test.elasticsearch.port"));
    try (var index = new SearchIndex(search)) {
      index.discard(SearchIndex.name(new DatasetId("plazas"), version));
    }
    assertThat(dataset("plazas").path("problems").toString()).contains("search shows nothing");

    assertThat(repair().path("done")).hasSize(1);

    assertConsistent(version);
    assertThat(repair().path("done")).isEmpty();
  }

  private static JsonNode repair() throws IOException {
    asSteward("POST", "/steward/repairs", "{\"dataset\": \"plazas\"}");
    await().atMost(Duration.ofMinutes(1)).until(() -> repairProgress().path("ended").asBoolean());
    assertThat(repairProgress().path("stopped")).isEmpty();
    return repairProgress();
  }

  private static JsonNode repairProgress() throws IOException {
    return JSON.readTree(asSteward("GET", "/steward/repairs?dataset=plazas", "").body());
  }

  private static void assertConsistent(String version) {
    var plazas = dataset("plazas");
    assertThat(plazas.path("consistent").asBoolean()).as("%s", plazas).isTrue();
    for (var door : List.of("register", "files", "sparql", "search")) {
      assertThat(plazas.path(door).asString()).as(door).isEqualTo(version);
    }
    assertThat(plazas.path("documents").asInt()).isEqualTo(ROWS + 1);
  }

  private static JsonNode dataset(String id) {
    for (var dataset : JSON.readTree(get("/api/consistency").body()).path("datasets")) {
      if (dataset.path("dataset").asString().equals(id)) {
        return dataset;
      }
    }
    throw new AssertionError("no dataset " + id);
  }

  /// The version of each row that is found.
  private static List<String> versionsFrom(JsonNode first) {
    var versions = new ArrayList<String>();
    var page = first;
    while (true) {
      page.path("hits").forEach(hit -> versions.add(hit.path("version").asString()));
      var next = page.path("next").asString("");
      if (next.isEmpty()) {
        return versions;
      }
      page = search("&cursor=" + next);
    }
  }

  private static JsonNode search(String more) {
    var response = get("/api/search?q=plazaword&size=500" + more);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  private static String sha256(String version) {
    var manifest = get("/datasets/plazas/releases/" + version + "/manifest.json").body();
    for (var file : JSON.readTree(manifest).path("files")) {
      if (file.path("name").asString().equals("plazas.csv")) {
        return file.path("sha256").asString();
      }
    }
    throw new AssertionError("no plazas.csv");
  }

  /// @return the version
  private String publish(String word) throws IOException {
    var folder = folder(word);
    asSteward(
        "POST",
        "/steward/runs",
        JSON.createObjectNode().put("folder", folder.toString()).toString());
    await().atMost(Duration.ofMinutes(2)).until(() -> progress().path("exitCode").isNumber());
    var message = progress().path("messages").path(0).asString();
    assertThat(message).startsWith("published release ");
    return message.substring("published release ".length());
  }

  private static JsonNode progress() throws IOException {
    return JSON.readTree(asSteward("GET", "/steward/runs/plazas", "").body());
  }

  /// More bytes than the buffers between server and client take.
  private Path folder(String word) throws IOException {
    var folder = Files.createDirectories(root.resolve("plazas"));
    Files.writeString(
        folder.resolve("dataset.yaml"),
        """
        id: plazas
        title: {ko: 광장, en: Plazas}
        description: {ko: 설명, en: About}
        theme: [TRAN]
        publisher: {name: {ko: 시, en: City}, iri: "https://city.example/"}
        license: CC0-1.0
        source: {uri: plazas.csv, format: csv}
        fields:
          - {name: plaza, type: string, role: open, constraints: {required: true, unique: true}}
          - {name: name, type: string, role: open}
          - {name: note, type: string, role: open}
        graph: {mapping: plazas.rq}
        index: {rows: true, text: [name]}
        """);
    Files.writeString(
        folder.resolve("plazas.rq"),
        """
        CONSTRUCT { ?plaza <https://city.example/name> ?name }
        WHERE { BIND(IRI(CONCAT(STR(?dataset), "/plaza/", STR(?row))) AS ?plaza) }
        """);
    var rows = new StringBuilder("plaza,name,note\n");
    for (int row = 0; row < ROWS; row++) {
      rows.append("p%05d,plazaword %s,%s%n".formatted(row, word, "note ".repeat(600)));
    }
    Files.writeString(folder.resolve("plazas.csv"), rows);
    return folder;
  }
}

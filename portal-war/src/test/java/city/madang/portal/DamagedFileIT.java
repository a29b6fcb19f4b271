package city.madang.portal;

import static city.madang.portal.PortalClient.get;
import static city.madang.portal.PortalClient.header;
import static city.madang.portal.PortalClient.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.madang.etl.source.Sha256;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// After the other doors, because damage shows in the health.
@Order(Integer.MAX_VALUE - 1)
class DamagedFileIT extends DeployedPortal {
  private static final String FOLDER = "/datasets/big-files/releases/20261119.1/";
  private static final String STOPS = "/datasets/transit-stops/releases/20261123.1/";
  private static final Path HOME = Path.of(System.getProperty("madang.test.home"));

  @Test
  void get_damagedFiles_areNotServedUntilRestored() throws IOException {
    for (var file : new String[] {"small.csv", "large.bin"}) {
      for (var response : new HttpResponse<?>[] {get(FOLDER + file), get(FOLDER + file)}) {
        assertThat(response.statusCode()).as(file).isEqualTo(503);
        assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(String.valueOf(response.body())).contains("file-damaged");
        assertThat(header(response, "Retry-After")).isEqualTo("3600");
      }
      assertThat(send("HEAD", FOLDER + file, "").statusCode()).isEqualTo(503);
      assertThat(get(FOLDER + file, "Range", "bytes=0-0").statusCode()).isEqualTo(503);
    }
    assertThat(get(FOLDER + "manifest.json").statusCode()).isEqualTo(200);
    assertThat(get("/health").body()).contains("degraded", "\"damagedFiles\":2");
    assertThat(steward("GET", "").body()).contains("releases/big-files/20261119.1/small.csv");

    Files.writeString(HOME.resolve("releases/big-files/20261119.1/small.csv"), "a,b\n1,2\n");

    assertThat(get(FOLDER + "small.csv").body()).isEqualTo("a,b\n1,2\n");
    assertThat(get("/health").body()).contains("\"damagedFiles\":1");
  }

  @Test
  void scrub_whatNobodyAskedFor_isFound() throws IOException {
    var file = HOME.resolve("releases/transit-stops/20261123.1/privacy.html");
    var text = Files.readString(file);
    Files.writeString(file, text.replace('R', 'X'));

    assertThat(steward("POST", "/scrub").statusCode()).isEqualTo(202);

    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> steward("GET", "").body(), body -> body.contains("privacy.html"));
    assertThat(get("/health").statusCode()).isEqualTo(200);
    Files.writeString(file, text);
    assertThat(get("/datasets/transit-stops/latest/privacy.html").statusCode()).isEqualTo(200);
  }

  @Test
  void get_damagedSignature_isNotServedUntilRestored() throws IOException {
    var signature = HOME.resolve("releases/transit-stops/20261123.1/manifest.json.jws");
    var text = Files.readString(signature);
    assertThat(get(STOPS + "manifest.json.jws").body()).isEqualTo(text);

    PublishedHome.damage(signature);
    assertThat(get(STOPS + "manifest.json.jws").statusCode()).isEqualTo(503);
    Files.delete(signature);

    assertThat(get(STOPS + "manifest.json.jws").body()).contains("file-damaged");
    assertThat(get(STOPS + "stops.csv").statusCode()).isEqualTo(200);
    assertThat(get("/catalog/SHA256SUMS").body())
        .contains(Sha256.of(text) + "  " + STOPS.substring(1) + "manifest.json.jws");
    assertThat(get("/health").body()).contains("degraded");
    assertThat(get("/api/consistency").body()).contains("no signature of the portal's keys");
    assertThat(steward("GET", "").body()).contains("20261123.1/manifest.json.jws");
    Files.writeString(signature, text);
    assertThat(get(STOPS + "manifest.json.jws").statusCode()).isEqualTo(200);
    assertThat(steward("GET", "").body()).doesNotContain("manifest.json.jws");
    assertThat(get("/catalog/SHA256SUMS").body()).contains("20261123.1/manifest.json.jws");
  }

  @Test
  void get_damagedManifest_closesThatDatasetAlone() throws IOException {
    var manifest = HOME.resolve("releases/transit-stops/20261123.1/manifest.json");
    var sum = Sha256.of(manifest) + "  " + STOPS.substring(1) + "manifest.json\n";
    PublishedHome.damage(manifest);

    var catalog = get("/api/datasets");
    assertThat(catalog.statusCode()).as(catalog.body()).isEqualTo(200);
    assertThat(catalog.body()).contains("\"damaged\":true", "big.bin");
    assertThat(get("/").statusCode()).isEqualTo(200);
    for (var path : new String[] {"/api" + STOPS.replaceFirst("/$", ""), STOPS + "stops.csv"}) {
      var response = get(path);
      assertThat(response.statusCode()).as(path).isEqualTo(503);
      assertThat(response.body()).contains("file-damaged");
    }

    for (var list :
        new String[] {"files.json", "SHA256SUMS", "files.meta4", "urls.txt", "curl.txt"}) {
      var response = get("/catalog/" + list);
      assertThat(response.statusCode()).as(list).isEqualTo(200);
      assertThat(header(response, "ETag")).as(list).isEmpty();
      assertThat(response.body())
          .as(list)
          .contains("big.bin", STOPS.substring(1) + "manifest.json.jws")
          .doesNotContain("stops.csv");
    }
    assertThat(get("/catalog/files.json").body()).contains("\"damaged\":true");
    assertThat(get("/catalog/SHA256SUMS").body()).contains(sum);

    PublishedHome.damage(manifest); // the same bit again: as it was
    assertThat(get(STOPS + "stops.csv").statusCode()).isEqualTo(200);
    assertThat(header(get("/catalog/SHA256SUMS"), "ETag")).isNotEmpty();
    assertThat(get("/api/datasets").body()).doesNotContain("\"damaged\"");
  }

  @Test
  void steward_files_areForTheStewardAlone() {
    var refused = get("/steward/files");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(header(refused, "WWW-Authenticate")).isEqualTo("Bearer realm=\"steward\"");
    assertThat(send("POST", "/steward/files/scrub", "").statusCode()).isEqualTo(401);
  }

  private static HttpResponse<String> steward(String method, String path) throws IOException {
    var token = Files.readString(HOME.resolve("steward.token")).strip();
    return send(method, "/steward/files" + path, "", "Authorization", "Bearer " + token);
  }
}

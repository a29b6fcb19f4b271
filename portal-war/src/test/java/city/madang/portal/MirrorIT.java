package city.madang.portal;

import static city.madang.portal.PortalClient.get;
import static city.madang.portal.PortalClient.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Mirrors the portal with the tools that people have.
class MirrorIT extends DeployedPortal {
  private static final String PORT = System.getProperty("madang.test.http.port");
  private static final String HERE = "http://127.0.0.1:" + PORT + "/";

  /// What the portal calls itself is not where the test's is.
  private static final String BASE = "http://localhost:8080/";

  @TempDir Path mirror;

  @Test
  void get_json_tellsReleasesAndFiles() {
    var response = get("/catalog/files.json");

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    var releases = JsonMapper.shared().readTree(response.body()).path("releases");
    assertThat(releases.valueStream().map(release -> release.path("dataset").asString()))
        .contains("big-files", "transit-stops");
    var first = releases.path(0);
    assertThat(first.path("manifest").path("url").asString())
        .startsWith(BASE + "datasets/big-files/releases/")
        .endsWith("/manifest.json");
    assertThat(first.path("manifest").path("sha256").asString()).hasSize(64);
    assertThat(first.path("license").asString()).isNotEmpty();
    assertThat(first.path("files").valueStream().map(file -> file.path("path").asString()))
        .contains("datasets/big-files/releases/20261120.1/정류장.csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"files.json", "SHA256SUMS", "files.meta4", "urls.txt", "curl.txt"})
  void get_unchanged_isNotSentAgain(String name) {
    var first = get("/catalog/" + name);
    var tag = header(first, "ETag");

    var again = get("/catalog/" + name, "If-None-Match", tag);

    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(tag).startsWith("\"");
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(header(again, "ETag")).isEqualTo(tag);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void curl_config_mirrorsAll() throws Exception {
    var config =
        Files.writeString(mirror.resolve("curl.txt"), here(get("/catalog/curl.txt").body()));

    run("curl", "-sSf", "--create-dirs", "-K", config.toString());

    assertMirrored();
  }

  @Test
  void wget_urls_mirrorsAll() throws Exception {
    assumeTrue(isThere("wget"));
    var urls = Files.writeString(mirror.resolve("urls.txt"), here(get("/catalog/urls.txt").body()));

    run("wget", "-q", "-x", "-nH", "--restrict-file-names=nocontrol", "-i", urls.toString());

    assertMirrored();
  }

  @Test
  void aria2_metalink_mirrorsAllAndChecks() throws Exception {
    assumeTrue(isThere("aria2c"));
    var links =
        Files.writeString(mirror.resolve("files.meta4"), here(get("/catalog/files.meta4").body()));

    run("aria2c", "-q", "--file-allocation=none", "-M", links.toString());

    assertMirrored();
  }

  private void assertMirrored() throws Exception {
    var sums = Files.writeString(mirror.resolve("SHA256SUMS"), get("/catalog/SHA256SUMS").body());
    assertThat(Files.readAllLines(sums)).hasSizeGreaterThan(6);
    run("sha256sum", "-c", "--quiet", "--strict", "SHA256SUMS");
  }

  private static String here(String list) {
    return list.replace(BASE, HERE);
  }

  private static boolean isThere(String tool) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }

  private void run(String... command) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).directory(mirror.toFile()).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C.UTF-8");
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as("%s: %s", List.of(command), output).isZero();
  }
}

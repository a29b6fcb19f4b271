package city.madang.etl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.export.signature.SigningKeys;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Releases that are whole, and each way in which one can be not.
class VerifyCommandTest {
  @TempDir Path root;
  private SigningKeys keys;
  private Path release;
  private Path key;
  private HttpServer portal;
  private final Map<String, String> closed = new HashMap<>();

  @BeforeEach
  void signRelease() throws IOException {
    keys = new SigningKeys(root.resolve("signing"));
    release = SignedRelease.write(root.resolve("release"), keys);
    key = root.resolve("signing/jwks.json");
    portal = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    portal.createContext("/", this::serve);
    portal.start();
  }

  @AfterEach
  void stopPortal() {
    portal.stop(0);
  }

  @Test
  void verify_wholeFolder_tellsWhoSignedIt() {
    var run = verifyFolder();

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("stops 20261124.1: 2 files")
        .contains("as signed by " + keys.publicKeys().keys().getFirst().thumbprint());
  }

  @Test
  void verify_flippedByte_isFound() throws IOException {
    var bytes = Files.readAllBytes(release.resolve("stops.csv"));
    bytes[9] ^= 1;
    Files.write(release.resolve("stops.csv"), bytes);

    assertDefect("madang: stops.csv has other bytes than were signed");
  }

  @Test
  void verify_shorterOrLongerFile_isFound() throws IOException {
    Files.writeString(release.resolve("stops.csv"), "id,name\n");
    Files.writeString(release.resolve("schema.json"), "more", StandardOpenOption.APPEND);

    assertThat(verifyFolder().err())
        .contains("stops.csv has 8 bytes, not 17: fetch it again")
        .contains("schema.json has more bytes, not 3: fetch it again");
  }

  @Test
  void verify_missingFile_isFound() throws IOException {
    Files.delete(release.resolve("schema.json"));

    assertDefect("madang: schema.json is missing: fetch it again");
  }

  @Test
  void verify_addedFile_isFound() throws IOException {
    Files.writeString(release.resolve("people.csv"), "name\n");

    assertDefect("madang: people.csv is not part of the release: take it away");
  }

  @Test
  void verify_linkInPlaceOfAFile_isFound() throws IOException {
    var elsewhere = Files.move(release.resolve("stops.csv"), root.resolve("stops.csv"));
    Files.createSymbolicLink(release.resolve("stops.csv"), elsewhere);

    assertDefect("madang: stops.csv is missing: fetch it again");
  }

  @Test
  void verify_changedManifest_isFound() throws IOException {
    edit("\"license\" : \"CC0-1.0\"", "\"license\" : \"CC0-1.1\"");

    assertDefect("madang: manifest.json is not what was signed: fetch the release again");
  }

  @Test
  void verify_fileAndManifestChangedTogether_isFound() throws IOException {
    Files.delete(release.resolve("stops.csv"));
    edit("stops.csv", "../signing/jwks.json");

    assertThat(verifyFolder().err())
        .contains("manifest.json is not what was signed")
        .contains("manifest.json lists a file with an impossible name: do not trust the release");
  }

  @Test
  void verify_signedByAnotherKey_isFound() throws IOException {
    SignedRelease.sign(release, new SigningKeys(root.resolve("other")));

    var run = verifyFolder();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("which is not trusted", "--key FILE");
  }

  @Test
  void verify_noSignature_isFound() throws IOException {
    Files.delete(release.resolve("manifest.json.jws"));

    assertDefect("madang: manifest.json.jws is missing");
  }

  @Test
  void verify_afterRotation_oldReleaseIsStillGood() {
    keys.rotate();

    assertThat(verifyFolder().exitCode()).isZero();
  }

  @Test
  void verify_nothingToCheck_isNeitherGoodNorBad() throws IOException {
    var empty = Files.createDirectories(root.resolve("empty"));
    var noKeys = Files.writeString(root.resolve("no-keys"), "{}");

    assertUncheckable(verify(empty, "--key", key), "manifest.json is missing: give the folder");
    assertUncheckable(verify(root.resolve("nowhere"), "--key", key), "is no folder");
    assertUncheckable(verify(release, "--key", noKeys), "has no keys");
    assertUncheckable(verify(release, "--key", root.resolve("none")), "is not there");
    assertUncheckable(verify(release), "no key is known: give --key FILE");
    Files.writeString(release.resolve("manifest.json"), "<html>");
    assertUncheckable(verifyFolder(), "manifest.json is not JSON");
  }

  @Test
  void verify_portal_remembersItsKeysFromTheFirstTime() throws IOException {
    var first = verify(address("datasets/stops/latest/"));
    var offline = verify(release);
    SignedRelease.write(release, new SigningKeys(root.resolve("other")));
    key = root.resolve("other/jwks.json");

    var later = verify(address("datasets/stops/latest/manifest.json"));

    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out()).contains("met 127.0.0.1:");
    assertThat(offline.exitCode()).as(offline.err()).isZero();
    assertThat(later.exitCode()).isEqualTo(1);
    assertThat(later.err()).contains("which is not trusted");
  }

  @Test
  void verify_portalWithDefects_findsThem() throws IOException {
    Files.delete(release.resolve("schema.json"));
    Files.writeString(release.resolve("stops.csv"), "id,name\n1,산\n", StandardOpenOption.APPEND);

    var run = verify(address("datasets/stops/releases/20261124.1"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("schema.json is missing")
        .contains("stops.csv has more bytes, not 17");
  }

  @Test
  void verify_portalThatTellsDamage_findsIt() {
    closed.put("manifest.json.jws", "file-damaged");
    closed.put("stops.csv", "file-damaged");

    var run = verify(address("datasets/stops/releases/20261124.1"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("manifest.json.jws is missing or damaged there")
        .contains("stops.csv is missing or damaged there");
  }

  @Test
  void verify_portalWithoutTime_isNeitherGoodNorBad() {
    closed.put("stops.csv", "overloaded");

    assertUncheckable(verify(address("datasets/stops/releases/20261124.1")), "answers 503");
  }

  @Test
  void verify_tenthVersionAtTheAddressOfTheFirst_isFound() throws IOException {
    SignedRelease.write(release, keys, "20261124.10");

    var first = verify(address("datasets/stops/releases/20261124.1/"), "--key", key);
    var tenth = verify(address("datasets/stops/releases/20261124.10/"), "--key", key);

    assertThat(first.exitCode()).isEqualTo(1);
    assertThat(first.err())
        .contains("this is stops 20261124.10, but the address is of stops 20261124.1:");
    assertThat(tenth.exitCode()).as(tenth.err()).isZero();
  }

  @Test
  void verify_noPortal_isNeitherGoodNorBad() {
    var gone = address("datasets/stops/latest/");
    portal.stop(0);

    assertUncheckable(verify(gone), "does not answer");
    assertUncheckable(verify("http://[nowhere/"), "not an address");
  }

  private void assertDefect(String line) {
    var run = verifyFolder();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines()).singleElement().asString().startsWith(line);
    assertThat(run.out()).contains("1 defects");
  }

  private static void assertUncheckable(CommandRun run, String message) {
    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.err().lines()).singleElement().asString().contains(message);
  }

  private void edit(String before, String after) throws IOException {
    CommandTestData.edit(release.resolve("manifest.json"), before, after);
  }

  private CommandRun verifyFolder() {
    return verify(release, "--key", key);
  }

  private CommandRun verify(Object... arguments) {
    var words = new Object[arguments.length + 2];
    words[0] = "--home";
    words[1] = root.resolve("home");
    System.arraycopy(arguments, 0, words, 2, arguments.length);
    return CommandRun.of(new VerifyCommand(), words);
  }

  private String address(String path) {
    return "http://127.0.0.1:%d/%s".formatted(portal.getAddress().getPort(), path);
  }

  /// Files of the one release, and the keys.
  private void serve(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var name = path.substring(path.lastIndexOf('/') + 1);
    var file = path.equals("/.well-known/jwks.json") ? key : release.resolve(name);
    try (exchange) {
      if (closed.containsKey(name)) {
        var problem = "{\"type\":\"https://madang.city/problems/%s\"}".formatted(closed.get(name));
        exchange.sendResponseHeaders(503, 0);
        exchange.getResponseBody().write(problem.getBytes(StandardCharsets.UTF_8));
      } else if (Files.isRegularFile(file)) {
        exchange.sendResponseHeaders(200, 0);
        Files.copy(file, exchange.getResponseBody());
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }
}

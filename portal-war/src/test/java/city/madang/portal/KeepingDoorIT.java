package city.madang.portal;

import static city.madang.portal.PortalClient.get;
import static city.madang.portal.PortalClient.getHere;
import static city.madang.portal.PortalClient.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.madang.etl.release.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The past of datasets: releases by time, their list, and what is left of those that are gone.
class KeepingDoorIT extends DeployedPortal {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String LATEST = "/datasets/kept-files/latest/data.csv";
  private static final String RELEASES = "/datasets/kept-files/releases/";
  private static final String LIST = "/api/datasets/kept-files/releases";

  @ParameterizedTest
  @CsvSource({
    "2026-11-15, 20261115.1",
    "2026-11-15T10:00:00Z, 20261115.1",
    "2026-11-20T09:59:59.999Z, 20261115.1",
    "2026-11-20T19:00:00%2B09:00, 20261120.1",
    "2026-11-20T19:00:00+09:00, 20261120.1",
  })
  void get_at_sendsToWhatWasCurrent(String at, String version) {
    var response = getHere(LATEST + "?at=" + at);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(307);
    assertThat(header(response, "Location")).isEqualTo("../releases/" + version + "/data.csv");
    assertThat(header(response, "Cache-Control")).isEqualTo("no-cache");
    assertThat(get(LATEST + "?at=" + at).body()).isEqualTo("version\n" + version + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "yesterday", "2026-02-30", "2026-11-20T10:00:00", "2999-01-01", "20261120"})
  void get_atNoPastMoment_isProblem400(String at) {
    var response = getHere(LATEST + "?at=" + at);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(problem(response.body(), "detail")).startsWith("at: ");
  }

  @Test
  void get_atBeforeTheFirst_isProblem404() {
    for (var at : new String[] {"2026-10-31", "0001-01-01", "2026-11-01T09:59:59Z"}) {
      var response = getHere(LATEST + "?at=" + at);

      assertThat(response.statusCode()).isEqualTo(404);
      assertThat(response.body()).contains("release-not-found", "2026-11-01T10:00:00Z");
    }
    assertThat(getHere("/datasets/unknown/latest/data.csv?at=2026-11-01").body())
        .contains("dataset-not-found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        LATEST + "?at=2026-11-12",
        RELEASES + "20261110.1/data.csv",
        RELEASES + "20261110.1/never-was.csv",
        LIST + "/20261110.1/records"
      })
  void get_withdrawn_isProblem410ThatTellsWhy(String path) {
    var response = getHere(path);

    assertThat(response.statusCode()).isEqualTo(410);
    assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
    assertThat(problem(response.body(), "type")).endsWith("/release-withdrawn");
    assertThat(problem(response.body(), "why")).isEqualTo(KeepingFixture.WHY);
    assertThat(problem(response.body(), "withdrawn")).isEqualTo("2026-11-21T12:00:00Z");
    assertThat(problem(response.body(), "version")).isEqualTo("20261110.1");
    assertThat(problem(response.body(), "current")).isEqualTo("20261120.1");
  }

  @Test
  void get_retired_isProblem410ThatTellsTheRule() {
    for (var path :
        new String[] {
          LATEST + "?at=2026-11-02", RELEASES + "20261101.1/data.csv", LIST + "/20261101.1/records"
        }) {
      var response = getHere(path);

      assertThat(response.statusCode()).isEqualTo(410);
      assertThat(problem(response.body(), "type")).endsWith("/release-retired");
      assertThat(problem(response.body(), "detail")).contains("retired by retention: keep 2");
      assertThat(problem(response.body(), "retired")).isEqualTo("2026-11-21T12:00:00Z");
      assertThat(problem(response.body(), "current")).isEqualTo("20261120.1");
    }
  }

  @Test
  void get_latestOfAWithdrawnDataset_isProblem410() {
    var response = getHere("/datasets/gone-files/latest/data.csv");

    assertThat(response.statusCode()).isEqualTo(410);
    assertThat(problem(response.body(), "why")).isEqualTo(KeepingFixture.WHY);
    assertThat(problem(response.body(), "current")).isEmpty();
    assertThat(get("/api/datasets").body()).doesNotContain("gone-files");
    assertThat(get("/").body()).doesNotContain("gone-files");
  }

  @Test
  void start_filesOfGoneReleases_areDeleted() {
    var home = new Home(Path.of(System.getProperty("madang.test.home")));

    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> Files.notExists(home.release(KeepingFixture.KEPT, "20261101.1")));
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> Files.notExists(home.release(KeepingFixture.GONE, "20261110.1")));
    assertThat(home.release(KeepingFixture.KEPT, "20261115.1")).isNotEmptyDirectory();
  }

  @Test
  void get_list_hasEachReleaseOnceNewestFirst() {
    var versions = new ArrayList<String>();
    var next = LIST + "?size=3";
    while (!next.isEmpty()) {
      var response = get(next);
      assertThat(header(response, "Cache-Control")).isEqualTo("no-cache");
      var page = JSON.readTree(response.body());
      page.path("releases").forEach(one -> versions.add(one.path("version").asString()));
      var cursor = page.path("next").asString("");
      assertThat(header(response, "Link").contains("rel=\"next\"")).isEqualTo(!cursor.isEmpty());
      next = cursor.isEmpty() ? "" : LIST + "?size=3&cursor=" + cursor;
    }

    assertThat(versions).containsExactly("20261120.1", "20261115.1", "20261110.1", "20261101.1");
  }

  @Test
  void get_list_tellsWhatBecameOfEach() {
    var releases = JSON.readTree(get(LIST).body()).path("releases");

    var current = releases.path(0);
    assertThat(current.path("current").asBoolean()).isTrue();
    assertThat(current.path("published").asString()).isEqualTo("2026-11-20T10:00:00Z");
    assertThat(current.path("manifest").asString())
        .isEqualTo("http://localhost:8080" + RELEASES + "20261120.1/manifest.json");
    assertThat(current.path("changes").asString()).endsWith("20261120.1/changes.json");
    assertThat(current.has("withdrawn")).isFalse();
    var withdrawn = releases.path(2);
    assertThat(withdrawn.path("withdrawn").path("why").asString()).isEqualTo(KeepingFixture.WHY);
    assertThat(withdrawn.path("withdrawn").path("at").asString()).isEqualTo("2026-11-21T12:00:00Z");
    assertThat(withdrawn.has("manifest")).isFalse();
    assertThat(releases.path(3).path("retired").path("rule").asString()).isEqualTo("keep 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?size=0",
        "?size=101",
        "?size=x",
        "?cursor=x",
        "?cursor=%22",
        "?cursor=",
        "?cursor=MjAyNi0xMS0yMFQxMDowMDowMFogMjAyNjExMjA"
      })
  void get_listWrongParameter_isProblem400(String query) {
    assertThat(get(LIST + query).statusCode()).isEqualTo(400);
  }

  @Test
  void get_oneRelease_hasLinksToOthers() {
    var response = get(LIST + "/20261115.1");

    assertThat(JSON.readTree(response.body()).path("version").asString()).isEqualTo("20261115.1");
    var base = "http://localhost:8080" + LIST;
    assertThat(header(response, "Link"))
        .contains("<" + base + ">; rel=\"version-history\"")
        .contains("<" + base + "/20261120.1>; rel=\"latest-version\"")
        .contains("<" + base + "/20261120.1>; rel=\"successor-version\"")
        .contains("/20261115.1/manifest.json>; rel=\"describedby\"")
        .contains("/20261115.1/schema.json>; rel=\"describedby\"")
        .contains("<https://spdx.org/licenses/CC0-1.0>; rel=\"license\"")
        .doesNotContain("predecessor-version");
  }

  @Test
  void get_oneReleaseUnknown_isProblem404() {
    assertThat(get(LIST + "/20261115.2").body()).contains("release-not-found");
    assertThat(get(LIST + "/%27%20or%201=1").body()).contains("release-not-found");
    assertThat(get("/api/datasets/unknown/releases").body()).contains("dataset-not-found");
    assertThat(get("/api/datasets/unknown/releases/20261115.1").body())
        .contains("dataset-not-found");
  }

  @Test
  void get_file_hasLinksThatLead() {
    var response = get(RELEASES + "20261120.1/data.csv");

    assertThat(header(response, "Cache-Control")).contains("immutable");
    assertThat(header(response, "Link"))
        .contains("<../../latest/data.csv>; rel=\"latest-version\"")
        .contains("<manifest.json>; rel=\"describedby\"")
        .contains("<schema.json>; rel=\"describedby\"")
        .contains("<https://spdx.org/licenses/CC0-1.0>; rel=\"license\"")
        .contains("releases/20261115.1>; rel=\"predecessor-version\"")
        .doesNotContain("successor-version");
    var history = response.uri().resolve("../../../../api/datasets/kept-files/releases");
    assertThat(get(history.getPath()).statusCode()).isEqualTo(200);
  }

  private static String problem(String body, String member) {
    JsonNode problem = JSON.readTree(body);
    return problem.path(member).asString("");
  }
}

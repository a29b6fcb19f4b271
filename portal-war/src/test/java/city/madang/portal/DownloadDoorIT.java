package city.madang.portal;

import static city.madang.portal.PortalClient.get;
import static city.madang.portal.PortalClient.getHere;
import static city.madang.portal.PortalClient.header;
import static city.madang.portal.PortalClient.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadDoorIT extends DeployedPortal {
  private static final String LATEST = "/datasets/transit-stops/latest/";
  private static final String RELEASE = "/datasets/transit-stops/releases/20261123.1/";

  @Test
  void get_latest_sendsToTheVersion() {
    var response = getHere(LATEST + "stops.csv");

    assertThat(response.statusCode()).isEqualTo(307);
    assertThat(header(response, "Location")).isEqualTo("../releases/20261123.1/stops.csv");
    assertThat(header(response, "Cache-Control")).isEqualTo("no-cache");
    assertThat(header(get(LATEST + "stops.csv"), "Cache-Control")).contains("immutable");
  }

  @Test
  void get_latest_isTheFile() {
    var response = get(LATEST + "stops.csv");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(PortalFixture.CSV);
    assertThat(header(response, "Content-Type")).isEqualTo("text/csv;charset=utf-8");
    assertThat(header(response, "Content-Disposition"))
        .isEqualTo("attachment; filename=\"stops.csv\"");
    assertThat(header(response, "Content-Length")).isEqualTo("" + length());
    assertThat(header(response, "ETag")).matches("\"[0-9a-f]{64}\"");
    assertThat(header(response, "Repr-Digest")).startsWith("sha-256=:");
    assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void get_page_opensInTheBrowserAndRunsNothing() {
    var response = get(LATEST + "privacy.html");

    assertThat(header(response, "Content-Type")).isEqualTo("text/html;charset=utf-8");
    assertThat(header(response, "Content-Disposition"))
        .isEqualTo("inline; filename=\"privacy.html\"");
    assertThat(header(response, "Content-Security-Policy"))
        .startsWith("default-src 'none'")
        .endsWith("sandbox");
  }

  @Test
  void get_unchanged_isNotSentAgain() {
    var tag = header(get(RELEASE + "stops.csv"), "ETag");

    var again = get(RELEASE + "stops.csv", "If-None-Match", tag);

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void get_range_isPart() {
    var part = get(LATEST + "stops.csv", "Range", "bytes=0-6");

    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("stop_id");
    assertThat(header(part, "Content-Range")).isEqualTo("bytes 0-6/" + length());
  }

  @Test
  void get_rangeOfAnotherVersion_isWhole() {
    var whole = get(LATEST + "stops.csv", "Range", "bytes=0-6", "If-Range", "\"old\"");

    assertThat(whole.statusCode()).isEqualTo(200);
  }

  @Test
  void get_rangeOutside_isProblem() {
    var response = get(LATEST + "stops.csv", "Range", "bytes=9999-");

    assertThat(response.statusCode()).isEqualTo(416);
    assertThat(header(response, "Content-Range")).isEqualTo("bytes */" + length());
    assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void head_file_hasHeadersOnly() {
    var response = send("HEAD", LATEST + "stops.csv", "");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Length")).isEqualTo("" + length());
    assertThat(response.body()).isEmpty();
  }

  @Test
  void get_manifest_isServed() {
    assertThat(get(LATEST + "manifest.json").body()).contains("stops.csv").contains("sha256");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        LATEST + "not-listed.csv",
        LATEST + "..%2F..%2F..%2F..%2Fdatabase%2Fmadang.mv.db",
        LATEST + "%2e%2e/manifest.json",
        "/datasets/transit-stops/releases/..%2F20261123.1/stops.csv",
        "/datasets/transit-stops/releases/20261122.1/stops.csv",
        "/datasets/unknown/latest/stops.csv",
        "/datasets/..%2F..%2Fx/latest/stops.csv",
        "/datasets/UPPER/latest/stops.csv",
        "/WEB-INF/web.xml",
        "/nothing/here",
      })
  void get_whatIsNotListed_isProblem404(String path) {
    var response = get(path);

    assertThat(response.statusCode()).as(path).isEqualTo(404);
    assertThat(header(response, "Content-Type")).as(path).isEqualTo("application/problem+json");
    assertThat(response.body()).doesNotContain("target", "Exception");
  }

  private static int length() {
    return PortalFixture.CSV.getBytes(StandardCharsets.UTF_8).length;
  }
}

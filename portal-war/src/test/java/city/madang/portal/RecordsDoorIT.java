package city.madang.portal;

import static city.madang.portal.PortalClient.get;
import static city.madang.portal.PortalClient.getBytes;
import static city.madang.portal.PortalClient.header;
import static city.madang.portal.PortalClient.send;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class RecordsDoorIT extends DeployedPortal {
  private static final String RECORDS = "/api/datasets/row-stops/records";
  private static final int PORT = Integer.getInteger("madang.test.http.port");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path folder;

  @Test
  void get_next_walksOverAllRowsOnce() {
    var seen = new HashSet<String>();
    var path = RECORDS + "?orderby=zone+desc&limit=40";
    while (!path.isEmpty()) {
      var page = JSON.readTree(get(path).body());
      assertThat(page.path("version").asString()).isEqualTo(RecordsFixture.VERSION);
      page.path("records")
          .forEach(row -> assertThat(seen.add(row.path("stop_id").asString())).isTrue());
      var next = page.path("next").asString("");
      var address = URI.create(next);
      path = next.isEmpty() ? "" : address.getRawPath() + "?" + address.getRawQuery();
    }

    assertThat(seen).hasSize(250);
  }

  @Test
  void get_filteredCsv_isTheRows() {
    var response = get(RECORDS + "?format=csv&select=stop_id,number&where=" + encode("number < 2"));

    assertThat(response.body()).isEqualTo("stop_id,number\nS0,0\nS1,1\n");
    assertThat(header(response, "Madang-Version")).isEqualTo(RecordsFixture.VERSION);
    var again =
        get(
            RECORDS + "?format=csv&select=stop_id,number&where=" + encode("number < 2"),
            "If-None-Match",
            header(response, "ETag"));
    assertThat(again.statusCode()).isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "ndjson", "csv", "geojson"})
  void export_anyText_hasAllRowsUnderItsName(String format) {
    var response = get(RECORDS + "/export?orderby=number&format=" + format);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(Pattern.compile("\\bS[0-9]+\\b").matcher(response.body()).results()).hasSize(250);
    assertThat(header(response, "Content-Disposition"))
        .isEqualTo("attachment; filename=\"row-stops-20261121.1-stops.%s\"".formatted(format));
    if (format.endsWith("json") && !format.startsWith("nd")) {
      assertThat(JSON.readTree(response.body()).has("next")).isFalse();
    }
    var again =
        get(
            RECORDS + "/export?orderby=number&format=" + format,
            "If-None-Match",
            header(response, "ETag"));
    assertThat(again.statusCode()).isEqualTo(304);
    var weak =
        get(
            RECORDS + "/export?orderby=number&format=" + format,
            "If-None-Match",
            "W/" + header(response, "ETag"));
    assertThat(weak.statusCode()).isEqualTo(304);
  }

  @ParameterizedTest
  @CsvSource({"/export?format=parquet, 250", "?format=parquet&limit=7, 7"})
  void get_parquet_isReadByAnotherEngine(String address, int count) throws Exception {
    var response = getBytes(RECORDS + address);
    var file = Files.write(folder.resolve("rows.parquet"), response.body());

    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery("SELECT count(*), min(number) FROM '%s'".formatted(file))) {
      rows.next();
      assertThat(rows.getInt(1)).isEqualTo(count);
      assertThat(rows.getInt(2)).isZero();
    }
    assertThat(response.headers().firstValueAsLong("Content-Length")).hasValue(Files.size(file));
    assertThat(response.headers().firstValue("Link").isPresent()).isEqualTo(count == 7);
  }

  @Test
  void get_geoJsonInBox_hasPlaces() {
    var where = encode("in_bbox(37.0095, 126, 37.0125, 128)");

    var page = JSON.readTree(get(RECORDS + "?format=geojson&where=" + where).body());

    assertThat(page.path("type").asString()).isEqualTo("FeatureCollection");
    assertThat(page.path("features").valueStream().map(f -> f.at("/properties/stop_id").asString()))
        .containsExactly("S10", "S11", "S12");
    assertThat(page.at("/features/0/geometry/coordinates").toString()).isEqualTo("[127.0,37.01]");
  }

  @Test
  void get_severalTables_asksForOneByName() {
    var unnamed = get("/api/datasets/row-sensors/records");
    var named = get("/api/datasets/row-sensors/records/export?table=sensors&format=csv");

    assertThat(unnamed.statusCode()).isEqualTo(400);
    assertThat(unnamed.body()).contains("name one", "\"known\":[\"readings\",\"sensors\"]");
    assertThat(named.body()).startsWith("sensor\na0\n").hasLineCount(11);
    assertThat(get("/api/datasets/row-sensors/records?table=sensor").body())
        .contains("did you mean 'sensors'");
  }

  @Test
  void export_whatOnlyPagesHave_isProblem() {
    var response = get(RECORDS + "/export?limit=5");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("no such parameter", "\"parameter\":\"limit\"");
  }

  @Test
  void head_recordsAndExport_haveHeadersAndNoBody() {
    for (var address : List.of(RECORDS, RECORDS + "/export?format=csv")) {
      var response = send("HEAD", address, "");

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).isEmpty();
      assertThat(response.headers().firstValue("Content-Length")).isEmpty();
      assertThat(header(response, "ETag")).isEqualTo(header(get(address), "ETag"));
    }
  }

  @Test
  void export_clientsThatReadNothingMore_leaveThePlacesToOthers() throws IOException {
    for (int i = 0; i < 12; i++) {
      try (var client = new Socket(InetAddress.getLoopbackAddress(), PORT)) {
        ask(client, "/api/datasets/row-sensors/records/export?table=readings&format=csv");
        assertThat(client.getInputStream().readNBytes(1_000)).hasSize(1_000);
      }
    }

    var rows = get("/api/datasets/row-sensors/records/export?table=sensors&format=ndjson");

    assertThat(rows.statusCode()).isEqualTo(200);
    assertThat(rows.body()).hasLineCount(10);
  }

  @Test
  void get_clientsThatLeave_endTheirQueries() throws IOException {
    var slow =
        "/api/datasets/row-sensors/records?table=readings&select="
            + encode(
                "count(distinct code), percentile(value, 0.5), max(code), count(distinct value)");
    for (int i = 0; i < 4; i++) {
      try (var client = new Socket(InetAddress.getLoopbackAddress(), PORT)) {
        ask(client, slow);
      }
    }
    long began = System.nanoTime();

    var rows = get("/api/datasets/row-sensors/records?table=sensors&limit=1");

    assertThat(rows.statusCode()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
  }

  private static void ask(Socket client, String path) throws IOException {
    client
        .getOutputStream()
        .write("GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path).getBytes(UTF_8));
  }

  @Test
  void get_badQuery_isProblemWithPlace() {
    var response = get(RECORDS + "?where=" + encode("zoen = 'a'"));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("invalid-query", "\"position\":1", "did you mean 'zone'");
    assertThat(get(RECORDS + "?wher=x").body()).contains("no such parameter", "'where'");
  }

  @Test
  void get_cursorOfAnotherQuery_isProblem() {
    var next = JSON.readTree(get(RECORDS + "?limit=5").body()).path("next").asString();
    var cursor = next.substring(next.indexOf("cursor="));

    var response = get(RECORDS + "?orderby=zone&" + cursor);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("cursor-invalid");
  }

  @Test
  void get_releaseThatIsNone_isProblem404() {
    assertThat(get("/api/datasets/row-stops/releases/20200101.1/records").statusCode())
        .isEqualTo(404);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

package city.madang.portal;

import static city.madang.portal.PortalClient.get;
import static city.madang.portal.PortalClient.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RecordsDoorIT extends DeployedPortal {
  private static final String RECORDS = "/api/datasets/row-stops/records";
  private static final JsonMapper JSON = JsonMapper.builder().build();

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

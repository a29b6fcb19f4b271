package city.madang.portal;

import static city.madang.portal.PortalClient.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every door reads a query as its client wrote it, and once.
class QueryTextIT extends DeployedPortal {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ASK { FILTER(true && 1+1 = 2) }",
        "ASK { FILTER(STRLEN('a%20b') = 5) }",
        "ASK { FILTER(STRLEN('50%') = 3) }",
        "ASK { FILTER(STRLEN('가&b=c') = 5) }",
      })
  void sparql_signsOfAddresses_areThoseOfTheQuery(String query) {
    var response = get("/sparql?query=" + encode(query), "Accept", "text/csv");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stop_id like 'S%'", "zone <> 'a&limit=5'", "zone <> 'a+b%20c'"})
  void records_signsOfAddresses_areThoseOfTheQuery(String where) {
    var path = "/api/datasets/row-stops/records?format=csv&limit=10000&where=" + encode(where);

    assertThat(get(path).body()).hasLineCount(251);
  }

  @Test
  void search_percentSign_isRead() {
    assertThat(get("/api/search?q=" + encode("100% & a+b")).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/search?q=정류장",
        "/api/datasets/row-stops/records?limit=1&where=zone<>'가'",
      })
  void get_addressWithoutEscapes_isUnderstood(String address) throws IOException {
    assertThat(getAsWritten(address)).startsWith("HTTP/1.1 200").containsAnyOf("정류장", "S0");
  }

  /// Undertow refuses it before any application is asked.
  @ParameterizedTest
  @ValueSource(strings = {"/api/search?q=100%", "/api/search?q=%zz", "/datasets/100%/latest/a.csv"})
  void get_percentSignWithoutEscape_isAnEmpty400(String address) throws IOException {
    assertThat(getAsWritten(address)).startsWith("HTTP/1.1 400").endsWith("\r\n\r\n");
  }

  private static String getAsWritten(String address) throws IOException {
    try (var client =
        new Socket(InetAddress.getLoopbackAddress(), Integer.getInteger("madang.test.http.port"))) {
      client
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .formatted(address)
                  .getBytes(UTF_8));

      return new String(client.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
